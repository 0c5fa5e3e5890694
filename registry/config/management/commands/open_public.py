# SPDX-License-Identifier: Apache-2.0
"""Opens the public face after a restore. How-to: docs/howto/backup.md. Runs as the owner."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.config.opening import marker


class Command(BaseCommand):
    help = (
        "Say that withdrawals, holds, erasures and roles since the backup were looked at, and open the public face. "
        "Exit status: 0 done, 1 refused, 2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as", required=True, dest="username", help="user who answers for it")

    def handle(self, *, username: str, **options: Any) -> None:
        by = User.objects.filter(username=username, is_active=True).first()
        if by is None:
            raise CommandError(f"There is no user “{username}”.", returncode=1)
        if not marker().exists():
            raise CommandError("The public face is not closed.", returncode=1)
        with acting_as(by.pk):
            tell("registry.opened", actor=by.pk, subject="public")
        marker().unlink()
        self.stdout.write("The public face is open.")
