# SPDX-License-Identifier: Apache-2.0
"""The demonstration accounts. Their passwords are random and stand in one file that only its owner can read."""

import os
import secrets
from pathlib import Path

from django.db import transaction

from registry.accounts.models import Membership, Organisation, RoleGrant, Team, User
from registry.audit.trail import record as tell

# User name: name shown, roles, teams. Who works through the tutorial is in one team; whoever looks from outside is not.
CAST = {
    "demo-documenter": ("Demonstration documenter", ("documenter",), ("Northern team",)),
    "demo-reviewer": (
        "Demonstration reviewer",
        ("reviewer", "publisher"),
        ("Northern team", "Southern team"),
    ),
    "demo-partner": ("Demonstration partner", ("documenter",), ("Partners",)),
}
# Team: organisation.
TEAMS = {
    "Northern team": "Demonstration desk",
    "Southern team": "Demonstration desk",
    "Partners": "Partner organisation (invented)",
}


@transaction.atomic
def make_accounts() -> tuple[dict[str, User], dict[str, str]]:
    """Return the accounts by user name, and the passwords of those that were made now."""
    teams = {name: team(name, organisation) for name, organisation in TEAMS.items()}
    people: dict[str, User] = {}
    passwords: dict[str, str] = {}
    for username, (display_name, roles, names) in CAST.items():
        user = User.objects.filter(username=username).first()
        if user is None:
            passwords[username] = secrets.token_urlsafe(15)
            user = User.objects.create_user(
                username,
                passwords[username],
                display_name=display_name,
                organisation=teams[names[0]].organisation,
                is_demonstration=True,
            )
            RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
            tell("account.made", actor=user.pk, subject=str(user.pk), data={"roles": list(roles)})
        for name in names:
            Membership.objects.get_or_create(team=teams[name], user=user)
        people[username] = user
    return people, passwords


def team(name: str, organisation: str) -> Team:
    group, _ = Organisation.objects.get_or_create(name=organisation)
    made, _ = Team.objects.get_or_create(name=name, organisation=group)
    return made


def write_passwords(file: Path, passwords: dict[str, str]) -> None:
    """Write user names and passwords, readable by the owner of the file alone (mode 0600)."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.writelines(f"{username}  {password}\n" for username, password in passwords.items())
