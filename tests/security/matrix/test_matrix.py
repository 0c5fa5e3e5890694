# SPDX-License-Identifier: Apache-2.0
"""Every address × method × role × record answers as the table says: with both walls, and with either of them alone."""

from itertools import islice
from types import ModuleType

import pytest
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from registry.accounts import proof
from registry.casework.models import Record
from registry.config import urls_desk
from tests.factories.teams import switch_off_second_wall, without_application_wall
from tests.security.matrix.asking import ask, faults, questions, routes
from tests.security.matrix.table import RECORDS, ROLES, ROWS, Row
from tests.security.matrix.world import build, canary

ONE_WALL = pytest.mark.parametrize(
    "every", [pytest.param(1, id="all", marks=pytest.mark.long), pytest.param(7, id="a_seventh")]
)
UNSEEN = tuple(name for name, seen in RECORDS.items() if name.startswith(("other", "absent", "team_sealed")))


@pytest.fixture
def world(db, as_publisher, evidence_store, persons_key, fetched, monkeypatch):
    # On a busy machine the questions take longer than a proof lasts.
    monkeypatch.setattr(proof, "FRESH", 86_400)
    return build(as_publisher, evidence_store, fetched)


def answers(world, roles=("", *ROLES), records=tuple(RECORDS), *, every=1):
    return [(asked, ask(asked, world)) for asked in islice(questions(roles, records), 0, None, every)]


def judged(told):
    """Return every fault of every answer."""
    return [fault for asked, answer in told for fault in faults(asked, answer)]


def closed_or_open(told):
    """Return every unsafe use at which nobody succeeds, or at which somebody without its permission gets no 403.

    It is looked at on one record on which somebody with the permission succeeds.
    """
    found = {}
    for asked, answer in told:
        if (
            asked.method == "POST"
            and asked.row.post
            and not (asked.row.harmless or asked.row.personal)
            and asked.role
        ):
            found.setdefault((asked.name, *asked.row.more.values(), asked.row.use), []).append(
                (asked, answer)
            )
    for use, tried in found.items():
        record = next((asked.record for asked, answer in tried if asked.allowed and answer.wrote), None)
        others = {answer.status for asked, answer in tried if asked.record == record and not asked.allowed}
        if others != {403}:
            yield use, record, others


def test_every_address_has_a_row():
    assert {name for name, _ in routes()} == set(ROWS)


def test_both_walls(world):
    """Besides, each unsafe method succeeds for its permission, and there everybody without it gets a 403."""
    told = answers(world)

    assert judged(told) == []
    assert list(closed_or_open(told)) == []


@ONE_WALL
def test_the_second_wall_alone(world, every):
    """The application lets everything through: what is not seen is not in any answer all the same."""
    with without_application_wall():
        assert judged(answers(world, ROLES, UNSEEN, every=every)) == []


@ONE_WALL
def test_the_first_wall_alone(world, every):
    switch_off_second_wall()
    assert judged(answers(world, ROLES, UNSEEN, every=every)) == []


def leaks(request, reference):
    """Reads past both walls' first: any record by its reference."""
    return HttpResponse(str(Record.objects.get(reference=reference).title))


@require_POST
def writes(request, reference):
    return HttpResponse("done")


@pytest.fixture
def added(monkeypatch, settings):
    """Return a function that adds an address to the desk, with its row."""

    def add(name, view, row=None):
        more = ModuleType("more_addresses")
        more.urlpatterns = [*urls_desk.urlpatterns, path(f"{name}/<str:reference>", view, name=name)]
        more.handler404 = urls_desk.handler404
        settings.ROOT_URLCONF = more
        if row:
            monkeypatch.setitem(ROWS, name, row)

    return add


def test_an_address_without_a_row_is_seen(added):
    """Negative control."""
    added("new_page", leaks)

    assert {name for name, _ in routes()} - set(ROWS) == {"new_page"}


def test_a_view_that_reads_past_the_first_wall_is_seen(world, added):
    """Negative control: with the second wall gone it tells what it should not; with it, nothing."""
    added("leak", leaks, Row(get="record.read"))
    asked = [
        one for one in questions(("viewer",), ("other_draft",)) if one.name == "leak" and one.method == "GET"
    ]

    with pytest.raises(Record.DoesNotExist):
        ask(asked[0], world)
    switch_off_second_wall()
    found = list(faults(asked[0], ask(asked[0], world)))

    assert canary("other_draft") in ask(asked[0], world).text
    assert any("tells of other_draft" in fault for fault in found)


def test_a_view_that_lets_everybody_write_is_seen(world, added):
    """Negative control."""
    added("free", writes, Row(post="record.write"))
    asked = [
        one for one in questions(("viewer",), ("shared",)) if one.name == "free" and one.method == "POST"
    ]

    assert list(faults(asked[0], ask(asked[0], world))) == [f"{asked[0]}: 200"]
