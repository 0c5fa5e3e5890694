# SPDX-License-Identifier: Apache-2.0
"""A small registry in which everything holds, and ways to breach it that no service role has."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

import pytest
from django.db import connections

from registry.casework.draft import ObjectDraft, WeaponDraft
from registry.config.invariants import check_all
from registry.published.models import Version
from registry.publishing.holds import Target, set_hold
from registry.publishing.merges import confirm_merge, propose_merge
from registry.publishing.outbox import withdraw
from tests.factories.publications import correction_approved, publish_again
from tests.factories.records import carry, claim, published
from tests.fixtures import cast
from tests.fixtures.databases import onlooking, publisher, rolled_back

HOME, CAMP = (ObjectDraft(object_class="residential"),), (ObjectDraft(object_class="idp_camp"),)


@dataclass
class World:
    """Public codes by what happened to the record, and every content and answer there ever was."""

    codes: dict[str, str] = field(default_factory=dict)
    contents: dict[tuple[str, int], tuple[bytes, bytes]] = field(default_factory=dict)

    def keep(self) -> None:
        for row in Version.objects.exclude(content=None):
            self.contents[row.code, row.number] = (bytes(row.content), bytes(row.body))

    def restore(self, name: str, number: int) -> None:
        code = self.codes[name]
        content, body = self.contents[code, number]
        Version.objects.filter(code=code, number=number).update(content=content, body=body)


@pytest.fixture(scope="module")
def sound(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Five records: corrected, told more coarsely since, corrected and then withdrawn for safety, held, merged.

    They take six seconds, so they stand while a module runs; what a test changes is rolled back to them.
    """
    with django_db_blocker.unblock(), rolled_back():
        onlooking("first_onlooker")
        yield built(*(cast.make(name) for name in ("amal", "basim", "dunya")))


@pytest.fixture
def world(sound, db) -> World:
    return deepcopy(sound)


def built(amal, basim, dunya) -> World:
    made = World()

    def first(name, **content):
        record = published(amal, basim, dunya, publisher, **content)
        record.public_state.refresh_from_db()
        made.codes[name] = record.public_state.code
        return record

    def again(record, **content):
        publish_again(correction_approved(record, amal, basim, **content), dunya)
        made.keep()
        carry(publisher)

    weapons = (WeaponDraft(weapon="cluster_rocket"),)
    again(
        first("corrected", objects=HOME, weapons=weapons), objects=HOME, weapons=weapons, claims=(claim(5),)
    )
    again(first("coarsened", objects=HOME), objects=CAMP)
    gone = first("withdrawn", objects=HOME)
    again(gone, objects=HOME, claims=(claim(5),))
    made.keep()
    withdraw(record=gone, by=dunya, notice_kind="withdrawal_safety")
    set_hold(Target(record=first("held")), by=basim, reason="Somebody recognised the building.")
    one, other = first("merged"), first("survivor")
    confirm_merge(propose_merge(one, into=other, by=amal, reason="Same street."), by=dunya)
    carry(publisher)
    return made


@pytest.fixture
def broken(as_publisher):
    """Return a function that gives the breaches of every invariant that does not hold, by its name."""

    def told():
        with as_publisher():
            return {result.name: result.breaches for result in check_all() if not result.holds}

    return told


@pytest.fixture
def by_owner(as_owner, world):
    """Return a function that lets the owner of the tables do, past all guards, what no service role may."""

    def change(alias, *statements):
        with as_owner(), connections[alias].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in statements:
                cursor.execute(statement, world.codes)

    return change
