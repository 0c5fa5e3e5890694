# SPDX-License-Identifier: Apache-2.0
"""The mirror command with small pages, which ends itself as by kill -9 inside the transaction of a page.

Usage: python -m tests.mirror.killed WHERE PAGE URL FOLDER, where WHERE is “records”, “cursor”, “committed” or “never”.
"""

import os
import signal
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from api.mirror import feed  # noqa: E402
from api.mirror.store import Store  # noqa: E402


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Traced:
    """A connection that ends the process when a page's transaction comes to a statement."""

    def __init__(self, database, where: str, page: int) -> None:
        self.__dict__ |= {"database": database, "where": where, "page": page, "pages": 0}

    def __getattr__(self, name):
        return getattr(self.database, name)

    def __enter__(self):
        return self.database.__enter__()

    def __exit__(self, *error):
        ended = self.database.__exit__(*error)
        self.at("committed")
        return ended

    def at(self, place: str) -> None:
        if place == self.where and self.pages == self.page:
            die()

    def executemany(self, statement, rows):
        self.__dict__["pages"] += "REPLACE INTO record" in statement
        done = self.database.executemany(statement, rows)
        self.at("records" if "REPLACE INTO record" in statement else "cursor")
        return done


def main(where: str, page: str, url: str, folder: str) -> None:
    feed.AT_ONCE = "5"
    made = Store.__init__

    def traced(self, database):
        made(self, Traced(database, where, int(page)))

    Store.__init__ = traced
    call_command("mirror", url, "--to", folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
