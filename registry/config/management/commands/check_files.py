# SPDX-License-Identifier: Apache-2.0
"""Checks the store of files against the rows, and clears what a crash left there. How-to: docs/howto/files.md."""

import json
import time
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from registry.config.invariants.files import Finding, findings
from registry.evidence.clearing import clear
from registry.evidence.store import store

EVERY = 5.0  # seconds between two signs of life


class Command(BaseCommand):
    help = (
        "Read every file of the store and compare it with its row. --remove-orphans says what would go; with --yes it "
        "goes. Runs as the desk. Exit status: 0 all is well, 1 something is missing, changed or without a row, "
        "2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove-orphans", action="store_true", help="say what has no row and would go")
        parser.add_argument("--yes", action="store_true", help="with --remove-orphans: take it away")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(self, *, remove_orphans: bool, yes: bool, as_json: bool, **options: Any) -> None:
        self.read, self.told = 0, time.monotonic()
        found = list(findings(store(), progress=self.progress))
        cleared = self.clear(found) if remove_orphans and yes else []
        left = [each for each in found if not each.under_way and each not in cleared]
        if as_json:
            told = [{"kind": each.kind, "name": each.name, "under_way": each.under_way} for each in found]
            self.stdout.write(json.dumps({"bytes_read": self.read, "found": told, "removed": len(cleared)}))
        else:
            self.tell(found, cleared, dry=remove_orphans and not yes)
        if left:
            raise SystemExit(1)

    def clear(self, found: list[Finding]) -> list[Finding]:
        """Take away what has no row and cannot be under way; return it."""
        going = [each for each in found if each.kind in ("without_row", "unfinished") and not each.under_way]
        named = {
            kind: [each.name for each in going if each.kind == kind] for kind in ("without_row", "unfinished")
        }
        clear(**named)
        return going

    def tell(self, found: list[Finding], cleared: list[Finding], *, dry: bool) -> None:
        for each in found:
            ending = (
                " (removed)"
                if each in cleared
                else " (new: it may be on its way in)"
                if each.under_way
                else ""
            )
            ending = ending or (
                " (would be removed; add --yes)" if dry and each.kind in ("without_row", "unfinished") else ""
            )
            self.stdout.write(f"{each.sentence}{ending}")
        kinds = Counter(each.kind for each in found)
        self.stdout.write(
            f"{self.read} bytes read; {len(found)} found" + (f" {dict(kinds)}" if found else "")
        )

    def progress(self, size: int) -> None:
        self.read += size
        if time.monotonic() - self.told > EVERY:
            self.told = time.monotonic()
            self.stderr.write(f"  … {self.read / 1e9:.1f} GB read")
