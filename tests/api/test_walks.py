# SPDX-License-Identifier: Apache-2.0
"""A walk over all pages while ten writers publish, correct and withdraw: its own state of the dataset less what left.

On committed rows of a database of its own. `make fuzz` walks for longer (WALK_SECONDS=).
"""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count

import pytest
from django.conf import settings as given
from django.db import connections
from django.test import Client

from registry.config import faces
from registry.published import pages
from registry.published.parameters import SORTS
from registry.published.snapshot.keeping import Keeper
from registry.ui.kept import KEPT
from tests.api.walks import Ledger, Read, breaches, fetch, walk, write
from tests.fixtures.databases import admin, clone

SECONDS = float(os.environ.get("WALK_SECONDS", "8"))
WRITERS = 10
LIST = "/api/v1/incidents"
LIMITS = (7, 13, 29, 50)


def everything(document) -> bool:
    return True


def late(document) -> bool:
    return (document["date"]["latest"] or "9999") >= "2024-01-10"


FILTERS = (("", everything), ("date=2024-01-10/..", late))


@pytest.fixture
def own(django_db_setup, django_db_blocker, settings, tmp_path):
    """A public database of this test's own, for all threads but this one; its reader's face; its folder of snapshots."""
    database = given.DATABASES["published"]
    name = database["NAME"]
    settings.ROOT_URLCONF, settings.MIDDLEWARE = faces.PUBLIC.urlconf, list(faces.PUBLIC.middleware)
    settings.REGISTRY_SNAPSHOTS = tmp_path
    clone(f"{name}_walk", name.rsplit("_", 1)[0])
    shared = connections["published"].settings_dict
    shared["NAME"] = f"{name}_walk"
    KEPT.forget()
    with django_db_blocker.unblock():
        yield Ledger()
    shared["NAME"] = name
    KEPT.forget()
    with admin() as connection:
        connection.execute(f"DROP DATABASE {name}_walk WITH (FORCE)")


@contextmanager
def busy(ledger, root, *, keeping: bool, writers: int = WRITERS):
    """Ten writers at work, each with a connection of its own, and the keeper of snapshots beside them."""
    over = threading.Event()
    with ThreadPoolExecutor(writers + 1) as pool:
        list(pool.map(lambda seed: write(ledger, 100 + seed, over, steps=30), range(writers)))
        if keeping:
            pool.submit(once, root).result()
        running = [pool.submit(write, ledger, seed, over) for seed in range(writers)]
        if keeping:
            running.append(pool.submit(keep, root, over))
        try:
            yield
        finally:
            over.set()
    for each in running:
        each.result()


def once(root) -> None:
    try:
        Keeper(root).look()
    finally:
        connections.close_all()


def keep(root, over) -> None:
    keeper = Keeper(root)
    try:
        while not over.is_set():
            keeper.look()
            time.sleep(0.2)
    finally:
        connections.close_all()


def in_thread(work):
    """Run on a thread, whose connection is to the database of this test."""

    def run():
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def address(**asked) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return f"{LIST}?{query}"


def asked():
    """Yield what to walk, never the same address twice in one state: finished answers are kept for some seconds."""
    for turn in count():
        for sort in SORTS:
            for words, meets in FILTERS:
                back, form = turn % 2 == 1, ("", "geojson")[turn // 2 % 2]
                yield sort, words, meets, LIMITS[turn % len(LIMITS)], back, form


def walked(ledger, until: float):
    """Walk until then. Return (walks, breaches, states seen, those of them that fell behind while being walked)."""
    client, found, states, walks = Client(), [], set(), 0
    for sort, words, meets, limit, back, form in asked():
        if time.monotonic() > until and walks >= 2 * len(SORTS) * len(FILTERS):
            break
        filters = dict([words.split("=")]) if words else {}
        pages_ = walk(client, address(sort=sort, limit=limit, format=form, **filters), back=back)
        assert isinstance(pages_, list), pages_.body
        walks += 1
        states.add(pages_[0].body["dataset_version"])
        told = breaches(ledger, pages_, limit, sort, meets)
        found += [(sort, words, limit, back, form, each) for each in told]
    return walks, found, states


@pytest.mark.slow
def test_every_walk_is_its_state_less_what_was_withdrawn(own, tmp_path, record_property):
    with busy(own, tmp_path, keeping=True):
        walks, found, states = in_thread(lambda: walked(own, time.monotonic() + SECONDS))

    record_property(
        "walks", f"{walks} walks over {len(states)} states, {own.steps} steps, {len(own.gone)} gone"
    )
    assert found == []
    assert len(states) > 3  # the dataset moved on between walks
    assert len(own.gone) > WRITERS


@pytest.mark.slow
def test_pages_that_are_not_pinned_lose_or_repeat_records_and_the_same_check_sees_it(
    own, tmp_path, monkeypatch
):
    """The negative control."""
    real = pages.asked
    monkeypatch.setattr("api.v1.lists.asked", lambda *given, **more: real(*given, **more | {"pinned": False}))
    with busy(own, tmp_path, keeping=True):
        _, found, _ = in_thread(lambda: walked(own, time.monotonic() + 3))

    kinds = {each[-1].partition(" ")[2] for each in found}
    assert "is missing" in kinds or "duplicate" in kinds, kinds


@pytest.mark.slow
def test_without_a_snapshot_a_walk_is_whole_or_ends_with_410_and_where_to_begin_again(own, tmp_path):
    def walks():
        client, ended = Client(), []
        until = time.monotonic() + 5
        while time.monotonic() < until:
            found = walk(client, address(limit=50, sort="date", format="geojson"))
            if isinstance(found, Read):
                ended.append(found.body)
            else:
                assert breaches(own, found, 50, "date", everything) == []
        return ended

    with busy(own, tmp_path, keeping=False):
        ended = in_thread(walks)
    assert ended
    assert {body["code"] for body in ended} == {"cursor_expired"}
    start = {body["links"]["start"] for body in ended}
    assert len(start) == 1
    begun = start.pop()
    assert "cursor" not in begun
    assert all(part in begun for part in (LIST, "limit=50", "sort=date", "format=geojson"))

    def alone():
        whole = walk(Client(), begun)
        return breaches(own, whole, 50, "date", everything), fetch(Client(), begun).body["count"]

    told, number = in_thread(alone)  # nobody writes any more
    assert (told, number > 50) == ([], True)


@pytest.mark.slow
def test_a_page_from_postgresql_is_of_one_moment(own, tmp_path):
    """First pages, whose states nobody pinned: rows, count and the state that they name are of one commit."""

    def first():
        found, client, until = [], Client(), time.monotonic() + 4
        limits = count(1000, -1)
        while time.monotonic() < until:
            limit = next(limits)
            page = fetch(client, address(limit=limit, sort="-changed"))
            found += breaches(own, [page], limit, "-changed", everything) if not page.body["next"] else []
        return found

    with busy(own, tmp_path, keeping=False, writers=12):
        assert in_thread(first) == []


def names(word: str):
    return lambda document: word in " ".join(document["title"].values())


@pytest.mark.slow
def test_words_are_those_of_the_version_that_the_walk_is_pinned_to(own, tmp_path):
    """A title that was corrected is still found by its old words, in the state where it had them, and by no new ones."""

    def walks():
        found, client, until = [], Client(), time.monotonic() + 8
        number = 0
        while time.monotonic() < until:
            limit, number = number % 40 + 5, number + 1
            pages_ = walk(client, address(q="northreach", limit=limit))
            assert isinstance(pages_, list)
            found += breaches(own, pages_, limit, "-date", names("Northreach"), exact=False)
        return found, number

    with busy(own, tmp_path, keeping=True):
        found, number = in_thread(walks)
    assert (found, number > 2) == ([], True)
