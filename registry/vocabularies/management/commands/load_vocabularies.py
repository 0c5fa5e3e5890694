# SPDX-License-Identifier: Apache-2.0
"""Copies the vocabulary files into the database."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.vocabularies.load import load
from registry.vocabularies.problems import InvalidVocabulary
from registry.vocabularies.read import SCHEMES


class Command(BaseCommand):
    help = (
        "Load the vocabularies into the database; safe to repeat. "
        "Exit status: 0 loaded, 1 a file breaks a rule and nothing was changed, 2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--directory", type=Path, default=SCHEMES, help="folder of the *.toml files")
        parser.add_argument("--json", action="store_true", help="print the report, or the problems, as JSON")

    def handle(self, *args: str, **options: Any) -> None:
        try:
            report = asdict(load(options["directory"]))
        except InvalidVocabulary as error:
            if options["json"]:
                self.stdout.write(json.dumps({"problems": [asdict(problem) for problem in error.problems]}))
            raise CommandError(f"Nothing was loaded.\n{error}", returncode=1) from error
        except FileNotFoundError as error:
            raise CommandError(str(error), returncode=2) from error
        line = ", ".join(f"{number} {name}" for name, number in report.items())
        self.stdout.write(json.dumps(report) if options["json"] else line)
