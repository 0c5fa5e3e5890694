# SPDX-License-Identifier: Apache-2.0
"""A hold reaches what its setter does not see: the watch settles it, and nobody is told that there is such a record."""

from dataclasses import replace

import pytest
from django.contrib.gis.geos import Point
from django.test import Client

from registry.audit.viewing import viewing
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.models import Record, SafetyHold
from registry.published.models import Document
from registry.publishing.holds import Target, ask_lift, lift, set_hold
from registry.publishing.models import Outbox
from tests.factories.records import TOWN, carry, draft, logged, published
from tests.factories.teams import join, somebody, team
from tests.unit.publishing.ground import breaches

TOLD = "Somebody recognised the building."


@pytest.fixture
def souths(amal, basim, dunya, as_publisher):
    """A public record of South."""
    south = team("South", amal, basim)
    return published(amal, basim, dunya, as_publisher, team=south.pk)


@pytest.fixture
def north(db):
    """Two reviewers of North."""
    people = somebody("far", "reviewer"), somebody("farther", "reviewer")
    join(team("North"), *people)
    return people


@pytest.fixture(autouse=True)
def known(amal):
    """A draft of the whole desk that names the country: a hold on a code that the setter cannot know is refused."""
    return logged(amal)


def sees(person, record):
    with viewing(person.pk):
        return Record.objects.visible_to(person).filter(pk=record.pk).exists()


def stands(record):
    with viewing(record.created_by_id):
        record.public_state.refresh_from_db()
    return record.public_state.publication, Document.objects.get(code=record.public_state.code).status


def source_of(record):
    with viewing(record.created_by_id):
        return record.claims.get().source_item.source


@pytest.mark.parametrize("on", ["area", "source"])
def test_the_watch_takes_from_the_world_what_the_setter_does_not_see(on, souths, north, sweep, as_publisher):
    assert not sees(north[0], souths)
    target = Target(area="XDM") if on == "area" else Target(source=source_of(souths))
    hold = set_hold(target, by=north[0], reason=TOLD)
    assert stands(souths) == ("published", "published")  # its setter writes nothing about it

    assert sweep() == 1
    assert stands(souths) == ("suspended", "suspended")
    with as_publisher():
        assert Outbox.objects.get(kind="suspended").hold_id == hold.pk
    assert breaches(as_publisher) == []


def test_a_hold_elsewhere_takes_nothing(amal, basim, dunya, souths, north, sweep, as_publisher):
    elsewhere = replace(TOWN, country="XDN", geom=Point(10, 10, srid=4326))
    other = published(amal, basim, dunya, as_publisher, locations=(elsewhere,))  # of the whole desk
    set_hold(Target(area="XDN"), by=north[0], reason=TOLD)
    sweep()

    assert stands(souths) == ("published", "published")
    assert stands(other) == ("suspended", "suspended")


def test_the_watch_gives_back_what_the_people_who_lift_do_not_see(souths, north, sweep, as_publisher):
    one, other = north
    hold = set_hold(Target(area="XDM"), by=one, reason=TOLD)
    sweep()
    ask_lift(hold, by=one, reason="Over.")
    assert sweep() == 0
    lift(hold, by=other, reason="Over.")
    sweep()
    assert stands(souths) == ("suspended", "suspended")  # with the tick, not before
    carry(as_publisher)

    assert stands(souths) == ("published", "published")
    assert breaches(as_publisher) == []


def test_the_same_where_somebody_else_of_the_house_set_it(souths, basim, north, sweep, as_publisher):
    hold = set_hold(Target(area="XDM"), by=basim, reason=TOLD)
    sweep()
    ask_lift(hold, by=basim, reason="Over.")
    lift(hold, by=north[0], reason="Over.")
    sweep()
    carry(as_publisher)

    assert stands(souths) == ("published", "published")


def test_a_publisher_holds_a_public_record_that_a_correction_made_confidential(souths, amal, dunya, sweep):
    with viewing(amal.pk):
        start_correction(souths, by=amal)
        souths.refresh_from_db()
        rewrite_record(souths, draft(sensitivity="confidential"), by=amal, row_version=souths.row_version)
    assert not sees(dunya, souths)
    set_hold(Target(area="XDM"), by=dunya, reason=TOLD)
    sweep()

    assert stands(souths) == ("suspended", "suspended")


def test_the_page_answers_as_where_it_covers_nothing(souths, north):
    browser = Client(raise_request_exception=False)
    browser.force_login(north[0])

    assert browser.post("/holds/new?area=XDM", {"reason": TOLD}).status_code == 302
    assert SafetyHold.objects.get().area == "XDM"
