# SPDX-License-Identifier: Apache-2.0
"""Takes the rows of a dataset in as drafts for review. How-to: docs/howto/import-ucdp-ged.md."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.accounts.models import User
from registry.accounts.teams import own_team
from registry.domain.errors import InvalidInput, NotPermitted
from registry.intake import importers
from registry.intake.errors import UnreadableFile
from registry.intake.report_text import lines
from registry.intake.run import import_file

ROWS_REFUSED, CANNOT_RUN = 1, 2


class Command(BaseCommand):
    help = (
        "Import incidents from a dataset file. Every row becomes a draft that a second person reviews. "
        "Exit status: 0 done, 1 done but faulty rows were refused (out of scope is no fault), 2 nothing done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", choices=sorted(importers.found()), help="the layout of the file")
        parser.add_argument("file", type=Path, help="a CSV file in UTF-8")
        parser.add_argument(
            "--as",
            required=True,
            dest="username",
            metavar="USER",
            help="who imports: the author of every draft",
        )
        parser.add_argument(
            "--team",
            metavar="NAME",
            help="whose drafts they are: a team of USER, their only one by default; “” shares with the whole desk",
        )
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="print the report as one JSON object"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would happen and write nothing"
        )

    def handle(
        self,
        *,
        source: str,
        file: Path,
        username: str,
        team: str | None,
        as_json: bool,
        dry_run: bool,
        **options: Any,
    ) -> None:
        by = User.objects.filter(username=username).first()
        if by is None or not by.may_sign_in:
            raise CommandError(f"--as: there is no active user “{username}”.", returncode=CANNOT_RUN)
        try:
            report = import_file(
                file,
                importer=importers.found()[source],
                by=by,
                team=own_team(by, team),
                dry_run=dry_run,
                progress=self.progress(),
            )
        except InvalidInput as refusal:
            raise CommandError(f"--team: {refusal.message}", returncode=CANNOT_RUN) from refusal
        except NotPermitted as refusal:
            raise CommandError(f"--as {username}: {refusal.message}", returncode=CANNOT_RUN) from refusal
        except UnreadableFile as refusal:
            raise CommandError(f"{file}: {refusal}", returncode=CANNOT_RUN) from refusal
        if as_json:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines(report)))
        if report.faulty:
            faulty = "Some rows were refused as faulty; the report says which and why."
            raise CommandError(faulty, returncode=ROWS_REFUSED)

    def progress(self) -> Callable[[int, int], None] | None:
        """Return what shows progress, on a terminal only."""
        if not self.stderr.isatty():
            return None

        def show(done: int, total: int) -> None:
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{done:,} of {total:,} rows", style_func=str, ending=end)
            self.stderr.flush()

        return show
