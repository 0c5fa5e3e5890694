# SPDX-License-Identifier: Apache-2.0
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from registry.config.invariants import Result, check_all

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Check the invariants of the registry, one line each. Runs as the publisher. "
        "Exit status: 0 all hold, 1 a breach, 2 it could not run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        results = []
        for result in check_all():
            results.append(result)
            if not options["json"]:
                self.tell(result)
        if options["json"]:
            self.stdout.write(json.dumps([result.as_dict() for result in results], indent=2))
        if not all(result.holds for result in results):
            raise SystemExit(1)

    def tell(self, result: Result) -> None:
        self.stdout.write(f"{'ok    ' if result.holds else 'BREACH'}  {result.name}")
        for breach in result.breaches[:SHOWN]:
            self.stdout.write(f"          {breach}")
        if more := len(result.breaches[SHOWN:]):
            self.stdout.write(f"          … and {more} more (--json tells them)")
