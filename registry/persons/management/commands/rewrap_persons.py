# SPDX-License-Identifier: Apache-2.0
"""Changes the master key of named persons. How-to: docs/howto/persons.md. Runs as the owner."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.accounts.models import User
from registry.domain.errors import KeyMissing, WrongState
from registry.persons.rewrap import rewrap


class Command(BaseCommand):
    help = (
        "Wrap every person's key under the first line of the key file; the older key stays in a line below until this "
        "is done. Exit status: 0 done, 1 refused and nothing was changed, 2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as", required=True, dest="username", help="user who answers for it")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(self, *, username: str, as_json: bool, **options: Any) -> None:
        by = User.objects.filter(username=username, is_active=True).first()
        if by is None:
            raise CommandError(f"There is no user “{username}”.", returncode=1)
        try:
            done = rewrap(by=by)
        except (KeyMissing, WrongState) as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal
        self.stdout.write(json.dumps({"rewrapped": done}) if as_json else f"{done} keys wrapped anew")
