# SPDX-License-Identifier: Apache-2.0
"""Brings a backup back into an empty installation. How-to: docs/howto/backup.md. Runs as the owner."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.config.backup.bring_back import bring_back
from registry.config.backup.manifest import INBOX_KEY, PERSONS_KEY, NotRestorable
from registry.config.backup.programs import Failed
from registry.config.backup.sealing import identities
from registry.config.invariants import check_all


class Command(BaseCommand):
    help = (
        "Check a backup, bring it into an empty installation, and check every invariant. An installation in which a "
        "restore began and did not end does not start. Exit status: 0 done and all holds, 1 refused, or a breach, "
        "2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder that `backup` made")
        parser.add_argument("--identity", type=Path, required=True, help="file with the secret key of age")
        parser.add_argument(
            "--persons-key-to", type=Path, help="write the master key of named persons here, if it was saved"
        )
        parser.add_argument(
            "--inbox-key-to", type=Path, help="write the key of requests of readers here, if it was saved"
        )
        parser.add_argument(
            "--manifest-sha256",
            default="",
            help="what `backup` printed last; a backup with another manifest is refused",
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(
        self,
        *,
        folder: Path,
        identity: Path,
        persons_key_to: Path | None,
        inbox_key_to: Path | None,
        manifest_sha256: str,
        as_json: bool,
        **options: Any,
    ) -> None:
        wanted = {PERSONS_KEY: persons_key_to, INBOX_KEY: inbox_key_to}
        try:
            made = bring_back(
                folder,
                identities=identities(identity),
                keys={name: to for name, to in wanted.items() if to},
                say=self.stderr.write,
                manifest_sha256=manifest_sha256,
            )
        except (NotRestorable, Failed, ValueError, OSError) as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal
        results = list(check_all())
        broken = [result for result in results if not result.holds]
        if as_json:
            told = {
                "made_at": made.made_at,
                "files": made.files,
                "breaches": [each.as_dict() for each in broken],
            }
            self.stdout.write(json.dumps(told))
        else:
            for result in broken:
                self.stdout.write(f"BREACH  {result.name}: {result.breaches[0]}")
            self.stdout.write(
                f"The state of {made.made_at} is back; {len(results) - len(broken)} invariants hold."
            )
            self.stdout.write(
                "The public face stays closed until `manage.py open_public --as USER`: docs/howto/backup.md says what to "
                "look at first."
            )
        if broken:
            raise SystemExit(1)
