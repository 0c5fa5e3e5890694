# SPDX-License-Identifier: Apache-2.0
"""Writes the reference of roles."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from registry.accounts.roles import page

PAGE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "roles.md"


class Command(BaseCommand):
    help = "Write docs/reference/roles.md from the table of roles."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            PAGE.write_text(page())
