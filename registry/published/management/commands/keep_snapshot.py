# SPDX-License-Identifier: Apache-2.0
import logging
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from registry.published.snapshot.keeping import Keeper

EVERY = 1.0
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Keep the snapshot of what is published, from which lists, tiles and statistics are served. It reads the public "
        "database alone, as the public face does, and runs until it is stopped. Without it, SQL serves them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=EVERY, help="seconds between two looks (1)")
        parser.add_argument("--once", action="store_true", help="write one snapshot and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        keeper = Keeper(settings.REGISTRY_SNAPSHOTS)
        if options["once"]:
            keeper.look()
            return
        while True:
            look(keeper)
            time.sleep(options["every"])


def look(keeper: Keeper) -> None:
    """Look once. A database that is away is asked again at the next look; any other fault ends the process."""
    close_old_connections()
    try:
        keeper.look()
    except (OperationalError, InterfaceError) as fault:
        log.warning(
            "The public database does not answer (%s); the snapshot stays as it is.", type(fault).__name__
        )
        close_old_connections()
