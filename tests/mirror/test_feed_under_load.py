# SPDX-License-Identifier: Apache-2.0
"""The feed is complete while many publishers write: whoever polls it misses no line and reads none twice."""

import json
import threading
import time
from functools import partial
from itertools import count
from urllib.request import urlopen

from registry.published.models import Change
from registry.published.write import batch, reading
from registry.published.write.board import Board
from tests.mirror.desk import Desk

WRITERS, STEPS = 8, 20


class Reader(threading.Thread):
    """Polls the feed with the cursor it got last, until it is told to make its last round."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.seen, self.rounds, self.last = url, [], 0, threading.Event()

    def run(self) -> None:
        after, ends = "0", False
        while True:
            ends = self.last.is_set()
            with urlopen(f"{self.url}/api/v1/changes?after={after}&limit=7", timeout=30) as answer:
                page = json.load(answer)
            self.seen += [
                (item["code"], item["kind"], item["version"], item["cursor"]) for item in page["items"]
            ]
            after, self.rounds = page["after"], self.rounds + 1
            if ends and not page["items"]:
                return
            time.sleep(0.003)


def polled(registry):
    """Let eight publishers work while one reader polls; return what the reader saw and what there is."""
    desks = [Desk(seed) for seed in range(WRITERS)]
    reader = Reader(registry.url)
    reader.start()
    try:
        registry.write(*(partial(desk.work, STEPS) for desk in desks))
    finally:
        reader.last.set()
        reader.join()
    there = registry.write(lambda: list(Change.objects.values_list("code", "kind", "version")))[0]
    assert len(there) == sum(desk.asked for desk in desks) > WRITERS * STEPS * 0.8
    return reader, there


def test_nothing_is_missed_and_nothing_comes_twice(registry):
    reader, there = polled(registry)

    assert [line[:3] for line in reader.seen] == there
    assert len({line[3] for line in reader.seen}) == len(there)
    assert reader.rounds > len(there) / 7 + 5  # it did read while they wrote


class NumberedOutside:
    """The change feed as a sequence would number it: each writer draws before it waits for the lock."""

    def __init__(self) -> None:
        self.numbers, self.drawn, self.lock = count(1), threading.local(), reading.lock

    def draw_and_lock(self) -> None:
        self.drawn.seq = next(self.numbers)
        time.sleep(0.001 * (self.drawn.seq % 5))
        self.lock()

    def next_seq(self, board: Board) -> int:
        return self.drawn.seq


def test_with_numbers_from_outside_the_lock_lines_are_lost(registry, monkeypatch):
    """The negative control: the same writers and the same reader, and only the numbers are given as usual."""
    outside = NumberedOutside()
    monkeypatch.setattr(batch, "next_seq", outside.next_seq)
    monkeypatch.setattr(reading, "lock", outside.draw_and_lock)
    reader, there = polled(registry)

    assert set(there) - {line[:3] for line in reader.seen}
