# SPDX-License-Identifier: Apache-2.0
import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from registry.publishing.publisher import carry_holds

EVERY = 15
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Take from the world what safety holds cover, every few seconds, with no need of a bell: it works while Redis is "
        "away and while the publisher is busy or gone. Runs as the publisher until it is stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=int, default=EVERY, help="seconds between two looks (15)")
        parser.add_argument("--once", action="store_true", help="look once and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{carry_holds()} records taken from the world")
            return
        while True:
            look()
            time.sleep(options["every"])


def look() -> None:
    """Look once. A database that is away is asked again at the next look; any other fault ends the process."""
    close_old_connections()
    try:
        if taken := carry_holds():
            log.info("%s records were taken from the world for safety.", taken)
    except (OperationalError, InterfaceError) as fault:
        log.warning("A database does not answer (%s); holds are looked at again.", type(fault).__name__)
        close_old_connections()
