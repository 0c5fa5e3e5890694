# SPDX-License-Identifier: Apache-2.0
"""Following the feed: what a line names is asked for anew, and the cursor moves on together with the answers.

A line says that something changed, never what: the source is asked how the record stands now. That is at least as new
as the line, and whatever happens to the record later has a line of its own, so at the end of the feed all is equal.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from api.mirror.faults import Away
from api.mirror.feed import Line, Page, read_page
from api.mirror.source import CONNECTIONS, Source
from api.mirror.states import Asked, now
from api.mirror.store import Position, Record, Store, Version

PLAIN = frozenset({"published", "corrected", "regraded"})
LEADS_ELSEWHERE = frozenset({"merged", "reinstated"})


class Follower:
    """Follows one feed into one store; keeps the ETag of the end of the feed between two looks at it."""

    def __init__(
        self, source: Source, store: Store, tell: Callable[[Position], None] = lambda position: None
    ) -> None:
        self.source, self.store, self.tell = source, store, tell
        self.end = ("", "")  # cursor and ETag

    def follow(self) -> set[str]:
        """Go to the end of the feed and return the codes of all records that were asked for. Raises: Away, Stopped."""
        asked = self.to_the_end()
        self.store.clean()
        return asked

    def to_the_end(self) -> set[str]:
        asked: set[str] = set()
        more = True
        while more:
            before = self.store.position()
            page = read_page(self.source, before.cursor, self.end[1] if self.end[0] == before.cursor else "")
            if page is None:
                return asked
            asked |= self.apply(page, before)
            more = page.more and bool(page.lines)
            if not page.lines:
                self.end = (before.cursor, page.etag)
        return asked

    def apply(self, page: Page, before: Position) -> set[str]:
        if not page.lines:
            return set()
        if page.after == before.cursor:
            raise Away("The feed does not move on from where this mirror stands.")
        due = list(self.due(page))
        with ThreadPoolExecutor(CONNECTIONS) as threads:
            records = list(threads.map(lambda asked: now(self.source, asked), due))
        after = Position(page.after, page.dataset_version, before.lines + len(page.lines))
        self.store.move(records, before=before, after=after)
        self.tell(after)
        return {record.code for record in records}

    def due(self, page: Page) -> Iterable[Asked]:
        """Yield what the page makes the mirror ask for: each record that it names, once.

        Where a record was merged or came back, others that led to it may lead elsewhere: all merged ones as well.
        """
        by_code: dict[str, list[Line]] = {}
        for line in page.lines:
            by_code.setdefault(line.code, []).append(line)
        for code, lines in by_code.items():
            known = self.store.record(code) or Record(code, lines[0].record_kind)
            last = lines[-1]
            brought = (last.version, last.dataset_version) if last.kind in PLAIN else None
            yield Asked(with_lines(known, lines), brought, page.read_at)
        if any(line.kind in LEADS_ELSEWHERE for line in page.lines):
            for code in self.store.codes("merged"):
                if code not in by_code and (held := self.store.record(code)):
                    yield Asked(held, since=page.read_at)


def with_lines(held: Record, lines: Iterable[Line]) -> Record:
    """Return the record with the numbers of the versions that the lines name."""
    named = {line.version: Version(line.content_sha256) for line in lines if line.content_sha256}
    newest = max(line.dataset_version for line in lines)
    return replace(held, dataset_version=newest, versions={**named, **held.versions})
