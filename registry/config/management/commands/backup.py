# SPDX-License-Identifier: Apache-2.0
"""Saves the whole registry, sealed. How-to: docs/howto/backup.md. Runs as the owner, the one role that sees all."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.config.backup.make import NotWhole, back_up
from registry.config.backup.manifest import INBOX_KEY, PERSONS_KEY
from registry.config.backup.programs import Failed
from registry.config.backup.sealing import recipients


class Command(BaseCommand):
    help = (
        "Write both databases and all files into a new folder, sealed with age to every recipient. There is no backup "
        "without a recipient. The keys of named persons and of requests of readers are left out unless options name their "
        "files; without them neither is read again. Exit status: 0 done, 1 refused and nothing written, 2 it could not run."
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
        parser.add_argument(
            "--inbox-key", type=Path, help="also save this file, the key of requests of readers"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(
        self,
        *,
        to: Path,
        recipients: list[str],
        persons_key: Path | None,
        inbox_key: Path | None,
        as_json: bool,
        **options: Any,
    ) -> None:
        saved = {PERSONS_KEY: persons_key, INBOX_KEY: inbox_key}
        held = {name: path for name, path in saved.items() if path}
        if to.exists():
            raise CommandError(f"{to} is there already.", returncode=1)
        if not to.absolute().parent.is_dir():
            raise CommandError(f"{to.absolute().parent} is no folder.", returncode=1)
        try:
            made = back_up(to.absolute(), recipients=keys(recipients), keys=held, say=self.say)
        except (NotWhole, Failed, ValueError, OSError) as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal
        if as_json:
            told = {"to": str(to), "files": made.files, "rows": made.rows, "members": sorted(made.members)}
            self.stdout.write(json.dumps(told))
        elif len(held) < len(saved):
            self.stdout.write(
                "Not every key is in it: keep those of named persons and of requests of readers in another place."
            )

    def say(self, line: str) -> None:
        self.stderr.write(line)


def keys(texts: list[str]) -> list[Any]:
    return recipients(texts)
