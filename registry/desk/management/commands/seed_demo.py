# SPDX-License-Identifier: Apache-2.0
import json
from argparse import ArgumentTypeError
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registry.desk.demonstration import fictional
from registry.desk.demonstration.seed import follow_up, seed
from registry.domain.errors import DemonstrationRefused

CANNOT_RUN = 2


class Command(BaseCommand):
    help = (
        "Log and publish the worked example (4 records) and 304 invented incidents, to 4 of which something happens with "
        "--changes; refused in production. Safe to repeat. "
        "Exit status: 0 done, 2 it could not run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--count",
            type=count,
            default=fictional.COUNT,
            help="how many invented incidents (300), 0 or more, beside the worked example and the 4 for --changes",
        )
        what.add_argument(
            "--changes",
            action="store_true",
            help="only correct, merge and withdraw some of those that are public already",
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result, words = self.changed() if options["changes"] else self.seeded(options["count"])
        except DemonstrationRefused as refusal:
            raise CommandError(refusal.message, returncode=CANNOT_RUN) from refusal
        self.stdout.write(json.dumps(result) if options["json"] else words)

    def changed(self) -> tuple[dict[str, Any], str]:
        changed = follow_up()
        return {"changed": changed}, "4 records changed" if changed else "nothing to change"

    def seeded(self, count: int) -> tuple[dict[str, Any], str]:
        result = seed(count=count, progress=self.tell)
        words = f"{result.published} records handed to the publisher, {result.already_there} there already"
        return asdict(result), words

    def tell(self, done: int) -> None:
        self.stderr.write(f"{done} demonstration records")


def count(text: str) -> int:
    """Parse --count: how many incidents."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"“{text}” is not a whole number of 0 or more")
    return int(text)
