# SPDX-License-Identifier: Apache-2.0
"""What each role may do: one table. A person may hold several roles; permissions add up."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "record.read": _("Reads the working records that the person's teams may see."),
    "record.write": _("Files records, sources and claims, and edits drafts."),
    "record.export": _("Takes working records out of the desk as a file."),
    "review.decide": _("Reviews records written by others and decides on them."),
    "review.assign": _(
        "Gives records to other people, moves them between the person’s teams, and frees a review that somebody left."
    ),
    "record.publish": _("Hands approved records to the public and withdraws what is public."),
    "request.handle": _("Reads what readers report or ask to have removed, answers it and closes it."),
    "person.read": _("Reads names of victims and witnesses, each reading told to the audit trail."),
    "person.write": _("Enters victims and witnesses and what they consented to."),
    "person.erase": _("Asks for the erasure of a named person, or confirms what another person asked."),
    "people.manage": _("Invites people, changes their roles and teams, closes accounts and ends sessions."),
}
"""Each permission and what it means, in one sentence."""

ROLES: dict[str, frozenset[str]] = {
    "viewer": frozenset({"record.read"}),
    "documenter": frozenset({"record.read", "record.write", "person.read", "person.write", "person.erase"}),
    "reviewer": frozenset(
        {
            "record.read",
            "record.export",
            "review.decide",
            "review.assign",
            "request.handle",
            "person.read",
            "person.erase",
        }
    ),
    "publisher": frozenset({"record.read", "record.export", "record.publish", "request.handle"}),
    "administrator": frozenset({"record.read", "people.manage", "review.assign"}),
}
ROLE_NAMES = {
    "viewer": _("Viewer"),
    "documenter": _("Documenter"),
    "reviewer": _("Reviewer"),
    "publisher": _("Publisher"),
    "administrator": _("Administrator"),
}
SECOND_FACTOR = frozenset(
    {"record.export", "review.decide", "record.publish", "request.handle", "people.manage"}
)
"""Whoever may do one of these needs a second factor where REGISTRY_MFA_REQUIRED is on."""


def quoted(permission: str) -> str:
    """Return the roles that carry the permission as SQL literals, for the guards of the database."""
    return ", ".join(f"'{role}'" for role, granted in sorted(ROLES.items()) if permission in granted)


def page() -> str:
    """Return docs/reference/roles.md."""
    heads = " | ".join(ROLES)
    rows = "\n".join(
        f"| `{code}` | {meaning} | {' | '.join('yes' if code in granted else '' for granted in ROLES.values())} |"
        for code, meaning in PERMISSIONS.items()
    )
    needs = ", ".join(f"`{code}`" for code in PERMISSIONS if code in SECOND_FACTOR)
    return f"""# Roles and permissions

Who may do what is one table, `registry/accounts/roles.py`. A person may hold several roles; permissions add up. What a
role may not do by the table it cannot do by any page, and four-eyes stays: nobody decides on what they wrote.

This page is written by `manage.py document_roles`; the desk shows the same table at `/people/roles`.

| permission | means | {heads} |
|---|---|{"---|" * len(ROLES)}
{rows}

Where `REGISTRY_MFA_REQUIRED` is on, a role with one of these permissions needs a second factor: {needs}.
"""
