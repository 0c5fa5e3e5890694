# SPDX-License-Identifier: Apache-2.0
"""Organisations, teams and memberships: who may change them, what is told, and what the database holds by itself."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from registry.accounts import groups
from registry.accounts.models import Membership, Organisation, Team, User
from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.teams import close_team, records_of
from registry.domain.errors import InvalidInput, NeedsReason, NeedsSecondPerson, NotPermitted, WrongState
from tests.factories.records import logged
from tests.factories.teams import join, somebody, team


@pytest.fixture
def north(db) -> Team:
    return team("North")


def told(verb):
    return [json.loads(body) for body in Event.objects.filter(verb=verb).values_list("body", flat=True)]


def members(of) -> set[str]:
    return set(of.memberships.values_list("user__username", flat=True))


def test_organisation_and_team_are_made_and_renamed_and_the_trail_says_so(ghada):
    group = groups.make_organisation(by=ghada, name="  Eastern   Records (invented) ")
    made = groups.make_team(by=ghada, organisation=group, name="Field")
    groups.rename_organisation(by=ghada, organisation=group, name="Eastern archive (invented)")
    groups.rename_team(by=ghada, team=made, name="Field desk")

    assert group.name == "Eastern Records (invented)"
    assert Team.objects.get().name == "Field desk"
    assert Organisation.objects.get(pk=group.pk).name == "Eastern archive (invented)"
    assert told("team.renamed")[0]["data"] == {"before": "Field", "name": "Field desk"}
    assert [len(told(verb)) for verb in ("organisation.made", "organisation.renamed", "team.made")] == [1] * 3


@pytest.mark.parametrize("name", ["north", "", "   ", "x" * 121, "a\u202eb"])
def test_a_name_is_refused_that_stands_already_or_is_none(ghada, north, name):
    with pytest.raises(InvalidInput):
        groups.make_team(by=ghada, organisation=north.organisation, name=name)
    assert Team.objects.count() == 1


def test_another_organisation_may_have_a_team_of_the_same_name(ghada, north):
    other = groups.make_organisation(by=ghada, name="Others (invented)")

    assert groups.make_team(by=ghada, organisation=other, name="North").pk != north.pk


def test_a_team_keeps_its_own_name_in_other_letters(ghada, north):
    groups.rename_team(by=ghada, team=north, name="NORTH")

    assert Team.objects.get(pk=north.pk).name == "NORTH"


def test_a_member_comes_and_goes_and_the_trail_names_team_and_reason(ghada, amal, north):
    groups.add_member(by=ghada, team=north, person=amal)
    assert members(north) == {"amal"}
    groups.remove_member(by=ghada, team=north, person=amal, reason="Moved to the south.")

    assert members(north) == set()
    assert told("account.joined")[0]["data"] == {"team": str(north.pk), "name": "North"}
    left = told("account.left")[0]
    assert (left["subject"], left["actor"], left["reason"]) == (
        str(amal.pk),
        str(ghada.pk),
        "Moved to the south.",
    )


def test_taking_somebody_out_asks_for_a_reason(ghada, amal, north):
    join(north, amal)
    with pytest.raises(NeedsReason):
        groups.remove_member(by=ghada, team=north, person=amal, reason="  ")

    assert (members(north), told("account.left")) == ({"amal"}, [])


def test_nobody_is_put_into_a_team_twice_or_taken_out_who_is_not_in_it(ghada, amal, north):
    with pytest.raises(WrongState):
        groups.remove_member(by=ghada, team=north, person=amal, reason="Gone.")
    groups.add_member(by=ghada, team=north, person=amal)
    with pytest.raises(WrongState):
        groups.add_member(by=ghada, team=north, person=amal)

    assert (len(told("account.joined")), len(told("account.left"))) == (1, 0)


def test_a_closed_account_is_put_into_no_team(ghada, amal, north):
    User.objects.filter(pk=amal.pk).update(is_active=False)
    amal.refresh_from_db()
    with pytest.raises(WrongState):
        groups.add_member(by=ghada, team=north, person=amal)

    assert members(north) == set()


def test_nobody_puts_themselves_into_a_team_or_another_organisation(ghada, north):
    with pytest.raises(NeedsSecondPerson):
        groups.add_member(by=ghada, team=north, person=ghada)
    with pytest.raises(NeedsSecondPerson):
        groups.change_organisation(by=ghada, person=ghada, organisation=north.organisation)

    assert members(north) == set()


def test_the_database_refuses_it_too(ghada, amal, north, client):
    client.force_login(ghada)
    with (
        pytest.raises(IntegrityError, match="nobody puts themselves"),
        transaction.atomic(),
        acting_as(ghada.pk),
    ):
        Membership.objects.create(team=north, user=ghada)
    with acting_as(ghada.pk):
        Membership.objects.create(team=north, user=amal)

    assert members(north) == {"amal"}


def act(by, north, amal):
    group = north.organisation
    return {
        "make organisation": lambda: groups.make_organisation(by=by, name="Another"),
        "rename organisation": lambda: groups.rename_organisation(by=by, organisation=group, name="X"),
        "make team": lambda: groups.make_team(by=by, organisation=group, name="Another"),
        "rename team": lambda: groups.rename_team(by=by, team=north, name="Another"),
        "add": lambda: groups.add_member(by=by, team=north, person=amal),
        "remove": lambda: groups.remove_member(by=by, team=north, person=amal, reason="Gone."),
        "close": lambda: close_team(by=by, team=north, reason="Over."),
        "open": lambda: groups.open_team(by=by, team=north),
        "organisation": lambda: groups.change_organisation(by=by, person=amal, organisation=group),
    }


def test_only_an_administrator_does_any_of_it(ghada, eyad, amal, north):
    before = Event.objects.count()
    for verb in act(eyad, north, amal).values():
        with pytest.raises(NotPermitted):
            verb()
    assert Event.objects.count() == before
    groups.add_member(by=ghada, team=north, person=amal)
    assert Event.objects.count() == before + 1


def test_a_team_without_records_is_closed_and_lets_everybody_go(ghada, amal, north):
    join(north, amal)
    close_team(by=ghada, team=north, reason="The project is over.")
    north.refresh_from_db()

    assert (members(north), north.closed_by, bool(north.closed_at)) == (set(), ghada, True)
    assert told("team.closed")[0]["data"] == {"members": [str(amal.pk)]}
    with pytest.raises(WrongState):
        groups.add_member(by=ghada, team=north, person=amal)
    groups.open_team(by=ghada, team=north)
    groups.add_member(by=ghada, team=north, person=amal)
    assert members(north) == {"amal"}


def test_a_team_with_records_is_not_closed_and_it_says_how_many_also_of_those_unseen(ghada, amal, north):
    join(north, amal)
    logged(amal, team=north.pk)
    logged(amal, team=north.pk, sensitivity="sealed")
    with pytest.raises(WrongState, match=r"has records \(2\)"):
        close_team(by=ghada, team=north, reason="Over.")
    north.refresh_from_db()

    assert (members(north), north.closed_at) == ({"amal"}, None)


def test_how_many_records_a_team_has_is_told_to_administrators_alone(ghada, amal, eyad, north):
    join(north, amal)
    logged(amal, team=north.pk)
    counts = []
    for person in (ghada, eyad, amal):
        with viewing(person.pk):
            counts.append(records_of(north))

    assert counts == [1, 0, 0]


def close(ghada, north):
    Team.objects.filter(pk=north.pk).update(closed_at=timezone.now(), closed_by=ghada)


def test_the_database_closes_no_team_that_has_people_or_records(ghada, amal, north):
    join(north, amal)
    with pytest.raises(IntegrityError, match="people in it"), transaction.atomic():
        close(ghada, north)
    logged(amal, team=north.pk)
    Membership.objects.all().delete()
    with pytest.raises(IntegrityError, match="has records"), transaction.atomic():
        close(ghada, north)
    south = team("South")
    close(ghada, south)

    assert list(Team.objects.filter(closed_at=None)) == [north]


def test_the_database_lets_nobody_and_no_record_into_a_closed_team(ghada, amal, north):
    close(ghada, north)
    with pytest.raises(IntegrityError, match="takes nobody"), transaction.atomic():
        join(north, amal)
    join(south := team("South"), amal)
    record = logged(amal, team=south.pk)

    assert record.team_id == south.pk


def test_the_end_of_a_membership_is_told_once_and_the_organisation_of_a_person_is_kept(ghada, north):
    person = somebody("nour", "documenter")
    groups.change_organisation(by=ghada, person=person, organisation=north.organisation)
    person.refresh_from_db()
    groups.change_organisation(by=ghada, person=person, organisation=north.organisation)

    assert person.organisation == north.organisation
    assert len(told("account.organisation_changed")) == 1
