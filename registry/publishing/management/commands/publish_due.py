# SPDX-License-Identifier: Apache-2.0
import json
import time
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from registry.publishing.models import Outbox
from registry.publishing.publisher import batch_time, carry_due
from registry.publishing.reference import copy_or_report
from registry.publishing.requests import carry_requests


class Command(BaseCommand):
    help = (
        "Carry what waits in the outbox into the public database, and requests of readers to the desk, as on every tick. "
        "Exit status: 0 done, 1 the vocabularies and areas could not be copied, 2 it could not run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--wait", action="store_true", help="wait for the next tick, so that everything leaves"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["wait"]:
            self.wait_for_tick()
        done, aside = carry_due(), Outbox.objects.set_aside().count()
        requests = carry_requests()
        copied = copy_or_report()
        result = {"published": done, "set_aside": aside, "requests": requests, "reference_copied": copied}
        words = f"{done} publications carried" + (f", {aside} set aside: see make verify" if aside else "")
        self.stdout.write(json.dumps(result) if options["json"] else words)
        if copied is None:
            raise SystemExit(1)

    def wait_for_tick(self) -> None:
        now, every = datetime.now(UTC), settings.REGISTRY_PUBLISH_EVERY
        time.sleep(every - (now - batch_time(now, every)).total_seconds() + 0.01)
