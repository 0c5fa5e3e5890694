# SPDX-License-Identifier: Apache-2.0
import json
from argparse import ArgumentTypeError
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registry.desk.demonstration import fictional
from registry.desk.demonstration.seed import seed
from registry.domain.errors import DemonstrationRefused

CANNOT_RUN = 2


class Command(BaseCommand):
    help = (
        "Log and publish the worked example and 300 invented incidents; refused in production. Safe to repeat. "
        "Exit status: 0 done, 2 it could not run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--count",
            type=count,
            default=fictional.COUNT,
            help="how many invented incidents (300), 0 or more",
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = seed(count=options["count"], progress=self.tell)
        except DemonstrationRefused as refusal:
            raise CommandError(refusal.message, returncode=CANNOT_RUN) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(asdict(result)))
        else:
            self.stdout.write(
                f"{result.published} records handed to the publisher, {result.already_there} there already"
            )

    def tell(self, done: int) -> None:
        self.stderr.write(f"{done} demonstration records")


def count(text: str) -> int:
    """Parse --count: how many incidents."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"“{text}” is not a whole number of 0 or more")
    return int(text)
