# SPDX-License-Identifier: Apache-2.0
"""Makes an account. How-to: docs/howto/run.md.

Runs as the desk, the least of the roles that may add accounts and write the audit trail: the publisher may not, and the
owner could do anything.
"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.accounts.actions import add_person
from registry.accounts.roles import ROLES
from registry.domain.errors import InvalidInput


class Command(BaseCommand):
    help = (
        "Add a person who signs in to the desk, and print the random password, once. "
        "Exit status: 0 added, 1 refused and nothing was changed, 2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument("--name", required=True, help="the name that colleagues see")
        parser.add_argument(
            "--role",
            action="append",
            required=True,
            dest="roles",
            help=f"one of {', '.join(ROLES)}; again for each further role",
        )
        parser.add_argument("--organisation", default="", help="the group the person belongs to")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(
        self, *, username: str, name: str, roles: list[str], organisation: str, as_json: bool, **options: Any
    ) -> None:
        try:
            user, password = add_person(username=username, name=name, roles=roles, organisation=organisation)
        except InvalidInput as refusal:
            raise CommandError(refusal.message, returncode=1) from refusal
        if as_json:
            made = {"username": user.username, "password": password, "roles": list(dict.fromkeys(roles))}
            self.stdout.write(json.dumps(made, ensure_ascii=False))
        else:
            self.stdout.write(f"{user.username}  {password}")
