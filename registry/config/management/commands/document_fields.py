# SPDX-License-Identifier: Apache-2.0
from typing import Any

from django.core.management.base import BaseCommand

from registry.config.environment import PROJECT
from registry.published.schema.written_dictionary import page


class Command(BaseCommand):
    help = "Write docs/reference/data-dictionary.md from the shape of the public documents."

    def handle(self, *args: Any, **options: Any) -> None:
        (PROJECT / "docs" / "reference" / "data-dictionary.md").write_text(page())
