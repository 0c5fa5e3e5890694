# SPDX-License-Identifier: Apache-2.0
"""Moving a record between teams: who may, what stands, who is told apart, and that nothing widens by accident."""

import json

import pytest
from django.db import DatabaseError, transaction

from registry.accounts.models import Membership, Team, User
from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.audience import audiences
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Authorship, Record, Revision
from registry.domain.assignment import Task
from registry.domain.errors import (
    ChangedSince,
    InvalidInput,
    NeedsReason,
    NotFound,
    NotPermitted,
    WrongState,
)
from registry.review.assign import assign
from registry.review.move import ANY, choices, move
from tests.factories.history import next_transaction
from tests.factories.records import approved, draft, in_review, logged
from tests.factories.teams import join, somebody, team

BECAUSE = "It belongs to them."


@pytest.fixture
def north(amal) -> Team:
    return team("North", amal)


@pytest.fixture
def south(amal) -> Team:
    return team("South", amal)


@pytest.fixture
def record(amal, north) -> Record:
    return logged(amal, team=north.pk)


def owner(record, person):
    with viewing(person.pk):
        return Record.objects.get(pk=record.pk).team


def told():
    return [
        json.loads(body) for body in Event.objects.filter(verb="record.moved").values_list("body", flat=True)
    ]


def seen_by(record, person):
    with viewing(person.pk):
        return Record.objects.visible_to(person).filter(pk=record.pk).exists()


def test_an_author_in_both_teams_moves_it_and_the_trail_says_why(amal, record, north, south):
    move(record, to=south, by=amal, reason=BECAUSE)

    assert owner(record, amal) == south
    (event,) = told()
    assert (event["actor"], event["reason"]) == (str(amal.pk), BECAUSE)
    assert event["data"] == {"before": "North", "team": "South", "gains": 0}


def test_history_keeps_the_team_with_person_and_reason(amal, record, south):
    next_transaction()
    move(record, to=south, by=amal, reason=BECAUSE)
    model = Record._meta.apps.get_model("casework", "RecordEvent")
    with viewing(amal.pk):
        rows = list(model.objects.filter(record_id=record.pk).order_by("pgh_id"))

    assert [row.team_id for row in rows][-1] == south.pk
    assert rows[-1].pgh_context["reason"] == BECAUSE
    assert rows[-1].pgh_context["actor"] == str(amal.pk)


@pytest.mark.parametrize("state", [in_review, approved])
def test_it_moves_in_every_state_and_whoever_moves_it_wrote_nothing(amal, basim, north, south, state):
    join(north, basim)
    join(south, basim)
    record = state(amal, basim, team=north.pk)
    move(record, to=south, by=basim, reason=BECAUSE)
    with viewing(amal.pk):
        authors = set(Authorship.objects.filter(revision__record=record).values_list("author_id", flat=True))

    assert authors == {amal.pk}
    assert owner(record, amal) == south


def test_a_member_of_one_of_the_two_teams_moves_nothing(amal, basim, record, north, south):
    join(north, basim)
    with pytest.raises(NotPermitted):
        move(record, to=south, by=basim, reason=BECAUSE)
    with viewing(basim.pk):
        assert choices(record, basim) == [None]

    assert (owner(record, amal), told()) == (north, [])


def test_somebody_in_both_who_neither_wrote_it_nor_gives_records_moves_nothing(record, amal, north, south):
    other = somebody("nour", "documenter")
    join(north, other)
    join(south, other)
    with pytest.raises(NotPermitted):
        move(record, to=south, by=other, reason=BECAUSE)

    assert owner(record, amal) == north


def test_whoever_does_not_see_it_is_told_that_there_is_none(basim, record, south):
    join(south, basim)
    with pytest.raises(NotFound):
        move(record, to=south, by=basim, reason=BECAUSE)


def test_an_author_who_left_the_team_moves_it_no_more(amal, record, north, south):
    Membership.objects.filter(team=north, user=amal).delete()
    with pytest.raises(NotPermitted):
        move(record, to=south, by=amal, reason=BECAUSE)

    assert owner(record, amal) == north


def test_without_a_reason_or_to_where_it_is_nothing_moves(amal, record, north, south):
    with pytest.raises(NeedsReason):
        move(record, to=south, by=amal, reason=" ")
    with pytest.raises(WrongState):
        move(record, to=north, by=amal, reason=BECAUSE)

    assert (owner(record, amal), told()) == (north, [])


def test_more_people_see_it_only_where_that_is_confirmed(amal, record, north, south, fadi):
    join(south, fadi)
    with pytest.raises(InvalidInput, match=r"than now \(1\)"):
        move(record, to=south, by=amal, reason=BECAUSE)
    assert not seen_by(record, fadi)
    with viewing(amal.pk):
        (audience,) = audiences(record, [south])
    move(record, to=south, by=amal, reason=BECAUSE, confirmed=audience.fingerprint)

    assert seen_by(record, fadi)


def test_what_was_confirmed_is_these_people_and_no_others(amal, record, south, fadi, dunya):
    join(south, fadi)
    with viewing(amal.pk):
        (audience,) = audiences(record, [south])
    join(south, dunya)
    with pytest.raises(ChangedSince):
        move(record, to=south, by=amal, reason=BECAUSE, confirmed=audience.fingerprint)
    assert not seen_by(record, dunya)
    move(record, to=south, by=amal, reason=BECAUSE, confirmed=ANY)

    assert seen_by(record, dunya)


def test_the_numbers_are_those_of_the_people_who_really_see_it(
    amal, basim, dunya, fadi, ghada, eyad, north, south
):
    join(north, fadi, basim)
    join(south, ghada)
    people = list(User.objects.all())
    for level in ("public", "confidential", "sealed"):
        record = logged(amal, team=north.pk, sensitivity=level)
        with viewing(amal.pk):
            to_south, to_all = audiences(record, [south, None])
        before = {person.pk for person in people if seen_by(record, person)}
        for audience, to in ((to_south, south), (to_all, None)):
            move(record, to=to, by=amal, reason=BECAUSE, confirmed=ANY)
            after = {person.pk for person in people if seen_by(record, person)}
            assert (audience.gains, audience.loses) == (after - before, before - after), (level, to)
            known = (len(before), len(after))
            assert (audience.before, audience.after) == known
            move(record, to=north, by=amal, reason=BECAUSE, confirmed=ANY)


def test_publishers_are_counted_for_what_is_approved(amal, basim, dunya, north, south):
    join(north, basim)
    record = approved(amal, basim, team=north.pk)
    assert seen_by(record, dunya)
    with viewing(amal.pk):
        (audience,) = audiences(record, [south])

    assert dunya.pk not in audience.gains | audience.loses


def test_it_does_not_leave_behind_somebody_who_has_it(amal, basim, north, south):
    join(north, basim)
    record = logged(amal, team=north.pk)
    assign(record, task=Task.REVIEW, person=basim, by=basim)
    with pytest.raises(WrongState, match="Basim"):
        move(record, to=south, by=amal, reason=BECAUSE)
    assert owner(record, amal) == north
    join(south, basim)
    move(record, to=south, by=amal, reason=BECAUSE)

    assert owner(record, amal) == south


def test_a_sealed_record_moves_and_stays_with_its_authors(amal, eyad, north, south):
    join(south, eyad)
    record = logged(amal, team=north.pk, sensitivity="sealed")
    move(record, to=south, by=amal, reason=BECAUSE)

    assert not seen_by(record, eyad)
    assert seen_by(record, amal)


def test_an_open_page_of_entry_can_still_be_saved_and_keeps_the_new_team(amal, record, south):
    move(record, to=south, by=amal, reason=BECAUSE)
    rewrite_record(record, draft(title={"en": "Written after"}), by=amal, row_version=record.row_version)

    assert owner(record, amal) == south


def moves(record, by, **values):
    with acting_as(by.pk):
        Record.objects.filter(pk=record.pk).update(**values)


def test_the_database_holds_it_without_the_action(amal, basim, north, south, record):
    other = somebody("nour", "documenter")
    join(north, other)
    join(south, other)
    with pytest.raises(DatabaseError, match="moved by its author"), transaction.atomic():
        moves(record, other, team=south)
    with pytest.raises(DatabaseError, match="not both at once"), transaction.atomic():
        moves(record, amal, team=south, notes="More.")
    join(north, basim)
    with pytest.raises(DatabaseError, match="teams of the person"), transaction.atomic():
        moves(record, basim, team=south)
    assert owner(record, amal) == north
    moves(record, amal, team=south)

    assert owner(record, amal) == south


def test_the_guard_of_content_still_stands(amal, basim, north):
    """Negative control: what is in review is written by nobody, moved or not."""
    join(north, basim)
    record = in_review(amal, basim, team=north.pk)
    with pytest.raises(DatabaseError, match="content stands still"), transaction.atomic():
        moves(record, amal, notes="More.")
    with viewing(amal.pk):
        assert Revision.objects.get(record=record).state == "in_review"
