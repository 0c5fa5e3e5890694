# SPDX-License-Identifier: Apache-2.0
import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.mirror.faults import Away, Stopped
from api.mirror.follow import Follower
from api.mirror.source import Source
from api.mirror.store import Position, opened
from api.mirror.verify import Verified, verify

COULD_NOT_RUN = 2
SHOWN = 50


class Command(BaseCommand):
    help = (
        "Build a full copy of another registry from its feed of changes, and keep it equal. Needs no database here. "
        "Exit status: 0 done (and equal, with --verify), 1 the copy differs, 2 it could not run."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="address of the other registry, for example https://registry.example")
        parser.add_argument("--to", required=True, type=Path, metavar="FOLDER", help="where the copy lies")
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--once", action="store_true", help="follow to the end of the feed and stop (default)"
        )
        how.add_argument(
            "--follow", type=int, metavar="SECONDS", help="look again after so many seconds, until stopped"
        )
        parser.add_argument(
            "--verify", action="store_true", help="then compare every list, record and version byte for byte"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        self.as_json, every = options["json"], options["follow"]
        if every is not None and (options["verify"] or every < 1):
            raise CommandError("--follow takes a second or more, and no --verify.", returncode=COULD_NOT_RUN)
        try:
            source = Source(options["url"])
            with opened(options["to"], source.url) as store:
                follower = Follower(source, store, self.tell)
                if every is not None:
                    self.keep(follower, every)
                follower.follow()
                verified = verify(follower, self.tell_compared) if options["verify"] else None
                self.result(store.position(), verified)
        except KeyboardInterrupt:
            raise SystemExit(0) from None
        except (Away, Stopped) as fault:
            raise CommandError(str(fault), returncode=COULD_NOT_RUN) from fault
        if verified and verified.differences:
            raise SystemExit(1)

    def keep(self, follower: Follower, every: int) -> None:
        """Follow until somebody ends this process. A source that is away for a time ends nothing."""
        while True:
            try:
                if follower.follow():
                    self.result(follower.store.position(), None)
            except Away as fault:
                self.stderr.write(f"{fault} It is asked again in {every} s.")
            time.sleep(every)

    def tell(self, position: Position) -> None:
        self.stderr.write(
            f"{position.lines:,} lines of the feed followed", ending="\r" if self.counts else "\n"
        )

    def tell_compared(self, what: str, done: int) -> None:
        self.stderr.write(f"{done:,} {what}", ending="\r" if self.counts else "\n")

    @property
    def counts(self) -> bool:
        return self.stderr.isatty()

    def result(self, position: Position, verified: Verified | None) -> None:
        if self.as_json:
            told = asdict(position) | ({"verified": asdict(verified)} if verified else {})
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(
            f"{position.lines:,} lines followed, up to dataset version {position.dataset_version:,}"
        )
        if verified:
            self.compared(verified)

    def compared(self, found: Verified) -> None:
        done = f"{found.listed:,} listed documents, {found.records:,} records, {found.versions:,} versions"
        if not found.differences:
            self.stdout.write(f"Equal: {done} compared")
            return
        self.stdout.write(f"{len(found.differences):,} differences in {done}:")
        for sentence in found.differences[:SHOWN]:
            self.stdout.write(f"  {sentence}")
        if more := len(found.differences[SHOWN:]):
            self.stdout.write(f"  … and {more:,} more (--json tells them)")
