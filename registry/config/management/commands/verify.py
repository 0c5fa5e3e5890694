# SPDX-License-Identifier: Apache-2.0
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from registry.config.invariants import check_all


class Command(BaseCommand):
    help = "Check the invariants of the registry, one line each. Exit status 1 on any breach. Runs as the publisher."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        results = check_all()
        if options["json"]:
            self.stdout.write(json.dumps([result.as_dict() for result in results], indent=2))
        else:
            for result in results:
                self.stdout.write(f"{'ok    ' if result.holds else 'BREACH'}  {result.name}")
                for breach in result.breaches[:20]:
                    self.stdout.write(f"          {breach}")
        if not all(result.holds for result in results):
            raise SystemExit(1)
