# SPDX-License-Identifier: Apache-2.0
"""What each role may do: one table. A person may hold several roles; permissions add up."""

ROLES: dict[str, frozenset[str]] = {
    "viewer": frozenset({"record.read"}),
    "documenter": frozenset({"record.read", "record.write", "person.read", "person.write", "person.erase"}),
    "reviewer": frozenset({"record.read", "review.decide", "person.read", "person.erase"}),
    "publisher": frozenset({"record.read", "record.publish"}),
    "administrator": frozenset({"record.read", "people.manage"}),
}


def quoted(permission: str) -> str:
    """Return the roles that carry the permission as SQL literals, for the guards of the database."""
    return ", ".join(f"'{role}'" for role, granted in sorted(ROLES.items()) if permission in granted)
