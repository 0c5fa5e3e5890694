# SPDX-License-Identifier: Apache-2.0
"""Writes the reference page of the vocabularies."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.vocabularies.reference import page

PAGE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "vocabularies.md"


class Command(BaseCommand):
    help = (
        "Write docs/reference/vocabularies.md. Exit status of --check: 0 the page is current, 1 it is stale."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, only compare")
        parser.add_argument("--page", type=Path, default=PAGE, help="the file to write")

    def handle(self, *args: str, **options: Any) -> None:
        target: Path = options["page"]
        if options["check"]:
            if not target.is_file() or target.read_text(encoding="utf-8") != page():
                raise CommandError(f"{target.name} is stale: run manage.py document_vocabularies.")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page(), encoding="utf-8")
