# SPDX-License-Identifier: Apache-2.0
"""The demonstration accounts. Their passwords are random and stand in one file that only its owner can read."""

import os
import secrets
from pathlib import Path

from django.db import transaction

from registry.accounts.models import Organisation, RoleGrant, User
from registry.audit.trail import record as tell

CAST = {
    "demo-documenter": ("Demonstration documenter", ("documenter",)),
    "demo-reviewer": ("Demonstration reviewer", ("reviewer", "publisher")),
}


@transaction.atomic
def make_accounts() -> tuple[dict[str, User], dict[str, str]]:
    """Return the accounts by user name, and the passwords of those that were made now."""
    organisation, _ = Organisation.objects.get_or_create(name="Demonstration team")
    people: dict[str, User] = {}
    passwords: dict[str, str] = {}
    for username, (display_name, roles) in CAST.items():
        user = User.objects.filter(username=username).first()
        if user is None:
            passwords[username] = secrets.token_urlsafe(15)
            user = User.objects.create_user(
                username,
                passwords[username],
                display_name=display_name,
                organisation=organisation,
                is_demonstration=True,
            )
            RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
            tell("account.made", actor=user.pk, subject=str(user.pk), data={"roles": list(roles)})
        people[username] = user
    return people, passwords


def write_passwords(file: Path, passwords: dict[str, str]) -> None:
    """Write user names and passwords, readable by the owner of the file alone (mode 0600)."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.writelines(f"{username}  {password}\n" for username, password in passwords.items())
