# SPDX-License-Identifier: Apache-2.0
"""Saves the whole registry, sealed. How-to: docs/howto/backup.md. Runs as the owner, the one role that sees all."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.config.backup.make import NotWhole, back_up
from registry.config.backup.programs import Failed
from registry.config.backup.sealing import recipients


class Command(BaseCommand):
    help = (
        "Write both databases and all files into a new folder, sealed with age to every recipient. There is no backup "
        "without a recipient. The master key of named persons is left out unless --persons-key names its file: without "
        "it their names cannot be read again. Exit status: 0 done, 1 refused and nothing was written, 2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, required=True, help="a folder that does not exist yet")
        parser.add_argument(
            "--recipient",
            action="append",
            required=True,
            dest="recipients",
            help="public key of age (age1…); again for each further one. The secret key need not be here",
        )
        parser.add_argument(
            "--persons-key", type=Path, help="also save this file, the master key of named persons"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(
        self, *, to: Path, recipients: list[str], persons_key: Path | None, as_json: bool, **options: Any
    ) -> None:
        if to.exists():
            raise CommandError(f"{to} is there already.", returncode=1)
        if not to.absolute().parent.is_dir():
            raise CommandError(f"{to.absolute().parent} is no folder.", returncode=1)
        try:
            made = back_up(to.absolute(), recipients=keys(recipients), persons_key=persons_key, say=self.say)
        except (NotWhole, Failed, ValueError, OSError) as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal
        if as_json:
            told = {"to": str(to), "files": made.files, "rows": made.rows, "members": sorted(made.members)}
            self.stdout.write(json.dumps(told))
        elif persons_key is None:
            self.stdout.write(
                "The master key of named persons is not in it: keep that file, sealed, in another place."
            )

    def say(self, line: str) -> None:
        self.stderr.write(line)


def keys(texts: list[str]) -> list[Any]:
    return recipients(texts)
