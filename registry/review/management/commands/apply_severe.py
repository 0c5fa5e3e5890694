# SPDX-License-Identifier: Apache-2.0
"""`manage.py apply_severe`: writes which records two people approve, from the settings into the database."""

from django.core.management.base import BaseCommand

from registry.review.severe import apply_severe


class Command(BaseCommand):
    help = "Write which types of incident need two approvals, from the settings into the database. Runs as the owner."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{apply_severe()} types of incident need two approvals.")
