# SPDX-License-Identifier: Apache-2.0
"""However orders are cut into batches, the tables hold the same bytes as if each had gone by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import pairwise
from random import Random

import pytest
from django.db import connections, transaction

from registry.domain import reference
from registry.published import write
from registry.published.document import Content
from registry.published.faults import Refused
from registry.published.models import Dataset, Document
from registry.published.write import Carried, versions, writing
from registry.published.write.notices import notices_of
from tests.factories import content as make
from tests.factories import varied
from tests.mirror.desk import Desk

STEPS = 50
SEEDS = range(4)
ODD = ['a"b', "c\\\\d", "e,f", "{g}", " h ", "NULL", "", "\u062d\u0644\u0628", "i\nj"]
TABLES = {
    "published_dataset": "id",
    "published_change": "seq",
    "published_version": "code, number",
    "published_document": "code",
}


@dataclass
class Orders(Desk):
    """A desk whose orders are kept instead of carried."""

    kept: list[Carried] = field(default_factory=list)

    def carry(self, record, kind, notice, **changes) -> int:
        plain = {"content": None, "content_sha256": ""}
        number = next(make.OUTBOX)
        item = Carried(
            number, record.kind, kind, record.code, record.version, notice=notice, **plain | changes
        )
        self.kept.append(item)
        if notice:
            record.notices[number] = notice
        return number


def orders(seed: int, steps: int = STEPS) -> list[Carried]:
    desk = Orders(seed)
    desk.work(steps)
    return desk.kept


def cut(items: list[Carried], chance: Random) -> list[list[Carried]]:
    """Cut the orders into batches, some of one and some of many."""
    places = sorted({0, len(items), *chance.sample(range(1, len(items)), chance.randint(0, len(items) // 3))})
    return [items[start:end] for start, end in pairwise(places)]


def together(batches: list[list[Carried]]) -> None:
    for batch in batches:
        write.carry(batch, at=make.AT, naming=make.NAMING)


def one_by_one(batches: list[list[Carried]]) -> None:
    """Carry each by itself, but as part of the state of the dataset that its batch would have made."""
    for batch in batches:
        for place, item in enumerate(batch):
            if place:
                dataset = Dataset.objects.get()
                Dataset.objects.update(version=dataset.version - 1)
            write.carry([item], at=make.AT, naming=make.NAMING)


def tables() -> dict[str, list[str]]:
    """Return every column of every row but the keys that PostgreSQL counts."""
    with connections["published"].cursor() as cursor:
        found = {}
        for table, key in TABLES.items():
            drop = " - 'id'" if table == "published_version" else ""
            cursor.execute(f"SELECT (to_jsonb(t){drop})::text FROM {table} AS t ORDER BY {key}")
            found[table] = [row for (row,) in cursor.fetchall()]
    return found


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic(using="published"):
        yield
        transaction.set_rollback(True, using="published")


def after(way: Callable[[list[list[Carried]]], None], batches: list[list[Carried]]) -> dict[str, list[str]]:
    with undone():
        way(batches)
        return tables()


@pytest.fixture
def publishing(db, as_publisher):
    with as_publisher():
        yield


@pytest.mark.parametrize("seed", SEEDS)
def test_batches_leave_the_bytes_that_single_publications_leave(publishing, seed):
    items = orders(seed)
    for turn in range(2):
        batches = cut(items, Random(seed * 10 + turn))
        alone = after(one_by_one, batches)
        assert after(together, batches) == alone
        assert len(alone["published_change"]) == len(items)


def published_once(made: Content) -> Carried:
    raw = made.canonical()
    code = reference.mint("CHR")
    return Carried(next(make.OUTBOX), made.kind, "published", code, 1, raw, sha256(raw).hexdigest(), None)


def test_few_new_rows_and_many_are_written_alike(publishing, monkeypatch):
    """A copy and statements: points, squares, figures, nulls and whatever a code may hold go by both."""
    odd = make.content(search={"weapons": ODD, "areas": [], "countries": []})
    items = [published_once(made) for made in (*varied.contents(30), odd)] + orders(77, 20)
    copied = after(together, [items])
    monkeypatch.setattr(writing, "FEW", 1000)

    with undone():
        together([items])
        assert tables() == copied
        assert Document.objects.get(code=items[30].code).weapons == ODD


def test_codes_that_are_no_list_are_refused(publishing):
    odd = published_once(make.content(search={"weapons": "uxo", "areas": [], "countries": []}))
    many = [published_once(made) for made in varied.contents(20)]
    for batch in ([odd], [*many, odd]):
        with undone(), pytest.raises(TypeError, match="not a list"):
            together([batch])


def test_a_writer_that_sees_only_what_stood_before_its_batch_is_noticed(publishing, monkeypatch):
    """The negative control: notices that the same batch brought are overlooked."""

    def before(board, code, **until):
        there = [line for line in board.lines[code] if not line.new]
        return notices_of(replace(board, lines={code: there}), code, **until)

    monkeypatch.setattr(versions, "notices_of", before)
    found = [cut(orders(seed), Random(seed)) for seed in SEEDS]

    assert any(after(together, batches) != after(one_by_one, batches) for batches in found)


def test_what_is_carried_again_changes_nothing(publishing):
    items = orders(5)
    with undone():
        together([items])
        once = tables()
        together(cut(items, Random(5)))
        held = write.carry(items, at=make.AT, naming=make.NAMING)

        assert tables() == once
        assert set(held.values()) == {1}


def test_of_a_batch_with_one_bad_order_nothing_is_written(publishing):
    items = orders(6)
    bad = replace(next(item for item in reversed(items) if item.content), content_sha256="0" * 64)
    with undone():
        together([items[:20]])
        before = tables()
        with pytest.raises(Refused):
            together([[bad if item.outbox_id == bad.outbox_id else item for item in items[20:]]])

        assert tables() == before
