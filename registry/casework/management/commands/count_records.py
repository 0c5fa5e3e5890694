# SPDX-License-Identifier: Apache-2.0
"""Counts what has no count yet: records of before the count was kept, and those whose claims changed past it."""

from typing import Any

from django.core.management.base import BaseCommand

from registry.casework.actions.tally import keep_tally
from registry.casework.models import Record


class Command(BaseCommand):
    help = "Count the people killed and injured of every record that has no count, for the filters. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        counted = 0
        for counted, record in enumerate(Record.objects.filter(tally=None).iterator(chunk_size=500), 1):  # noqa: B007
            keep_tally(record)
        self.stdout.write(f"{counted} records counted")
