# SPDX-License-Identifier: Apache-2.0
from typing import Any

from django.core.management.base import BaseCommand

from registry.config import grants, walls


class Command(BaseCommand):
    """Runs after `migrate`, as the owner."""

    help = (
        "Give the service roles exactly the rights of registry/config/grants.toml, in both databases, and build the walls "
        "of registry/config/walls."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for alias in ("default", "published"):
            grants.apply(alias)
            self.stdout.write(f"{alias}: {len(grants.golden(alias))} grants")
        walls.apply()
        self.stdout.write(f"default: walls of {len(walls.walled())} tables")
