# SPDX-License-Identifier: Apache-2.0
from typing import Any

from django.core.management.base import BaseCommand

from registry.config.environment import PROJECT
from registry.config.environment.documented import page


class Command(BaseCommand):
    help = "Write docs/reference/settings.md from the settings the code knows."

    def handle(self, *args: Any, **options: Any) -> None:
        (PROJECT / "docs" / "reference" / "settings.md").write_text(page())
