# SPDX-License-Identifier: Apache-2.0
"""Finished answers in memory: bounded by bytes, of one state of the dataset, and for a short while."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from registry.ui.kept import LARGEST_KEPT, OVERHEAD, Finished, Kept


def finished(size: int = 10) -> Finished:
    return Finished(b"x" * size, "", {})


@pytest.fixture
def kept() -> Kept:
    return Kept(most=10 * (OVERHEAD + 1000))


def test_what_is_kept_is_found_again(kept):
    answer = finished()
    kept.keep('"a"', 1, answer)

    assert kept.find('"a"', 1) is answer
    assert kept.find('"b"', 1) is None


def test_a_newer_state_of_the_dataset_empties_it(kept):
    kept.keep('"old"', 1, finished())

    assert kept.find('"new"', 2) is None
    assert (kept.find('"old"', 1), len(kept.answers)) == (None, 0)


def test_what_was_made_of_an_older_state_comes_too_late(kept):
    kept.find('"new"', 2)
    kept.keep('"old"', 1, finished())

    assert len(kept.answers) == 0


def test_what_no_state_decides_is_kept_beside_every_state(kept):
    kept.keep('"a"', 1, finished())
    kept.keep('"b"', None, finished())

    assert kept.find('"a"', 1)
    assert kept.find('"b"', None)


def test_the_least_recently_used_leaves_first(kept):
    for number in range(10):
        kept.keep(f'"{number}"', 1, finished(1000))
    kept.find('"0"', 1)
    kept.keep('"more"', 1, finished(1000))

    assert [number for number in range(10) if not kept.find(f'"{number}"', 1)] == [1]
    assert kept.answers.currsize <= kept.answers.maxsize


def test_what_is_too_large_is_not_kept():
    kept = Kept()
    kept.keep('"large"', 1, finished(LARGEST_KEPT + 1))
    kept.keep('"fits"', 1, finished(LARGEST_KEPT))

    assert list(kept.answers) == ['"fits"']


def test_nothing_is_kept_for_long():
    kept = Kept(seconds=0.05)
    kept.keep('"a"', 1, finished())
    sleep(0.1)

    assert kept.find('"a"', 1) is None


def test_many_readers_at_once_never_pass_the_bound(kept):
    def read(number: int) -> None:
        for turn in range(300):
            etag = f'"{(number * 7 + turn) % 40}"'
            if kept.find(etag, turn // 100) is None:
                kept.keep(etag, turn // 100, finished(900))

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(read, range(8)))

    assert kept.answers.currsize <= kept.answers.maxsize
