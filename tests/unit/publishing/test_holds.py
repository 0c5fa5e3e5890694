# SPDX-License-Identifier: Apache-2.0
"""A hold takes a record from the world at once, whatever waits, and gives back exactly what was there."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.gis.geos import Point

from registry.casework.draft import LocationDraft
from registry.domain.errors import InvalidInput, NeedsSecondPerson, NotPermitted, WrongState
from registry.published.models import Change, Dataset, Document, Version
from registry.publishing.holds import Target, ask_lift, covered_by, keep_hold, lift, set_hold
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish, withdraw
from registry.publishing.publisher import carry_due
from tests.factories.areas import outline
from tests.factories.publications import WHY, correction_approved, publish_again
from tests.factories.records import TOWN, approved, carry, claim, logged, published, source
from tests.unit.publishing.ground import breaches

SOON = timedelta(seconds=5)
TOLD = "Somebody recognised the building."


@pytest.fixture
def public(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    record.public_state.refresh_from_db()
    return record


@pytest.fixture
def held(public, basim, sweep):
    hold = set_hold(Target(record=public), by=basim, reason=TOLD)
    assert sweep() == 1
    return hold


def lifted(hold, one, other):
    ask_lift(hold, by=one, reason="It is known everywhere.")
    return lift(hold, by=other, reason="Agreed.")


def stored() -> str:
    """Return every byte of content, answer and notice in the public database."""
    rows = [
        *Document.objects.values_list("body", "geometry"),
        *Version.objects.values_list("content", "body"),
    ]
    texts = [bytes(cell or b"").decode() for row in rows for cell in row]
    return " ".join([*texts, *map(str, Change.objects.values_list("notice", flat=True))])


def test_a_hold_takes_every_byte_from_the_public_database(public, held, as_publisher):
    row = Document.objects.get()

    assert (row.status, row.geom, row.geometry, row.weapons, row.areas) == ("suspended", None, None, [], [])
    assert "Northreach" not in stored()
    assert TOLD not in stored()
    assert Change.objects.values_list("kind", flat=True).last() == "suspended"
    public.public_state.refresh_from_db()
    assert public.public_state.publication == "suspended"
    assert breaches(as_publisher) == []


def test_it_waits_for_no_tick_and_its_public_time_is_the_clocks(public, basim, sweep, settings):
    before = Dataset.objects.get()
    settings.REGISTRY_PUBLISH_EVERY = 900
    set_hold(Target(record=public), by=basim, reason=TOLD)
    sweep()

    after = Dataset.objects.get()
    assert after.version == before.version + 1
    assert after.published_at.timestamp() % 900 == 0
    assert Document.objects.get().status == "suspended"


def test_what_comes_back_is_what_was_there(public, held, amal, basim, dunya, as_publisher):
    held_content = bytes(public.revision.content)
    lifted(held, basim, dunya)
    assert Document.objects.get().status == "suspended"  # the control: with the tick, not before
    carry(as_publisher)

    row, version = Document.objects.get(), Version.objects.get()
    assert (row.status, row.version, bytes(version.content)) == ("published", 1, held_content)
    assert [notice["kind"] for notice in told(row)["notices"]] == ["suspension", "reinstatement"]
    assert list(Change.objects.values_list("kind", flat=True)) == ["published", "suspended", "reinstated"]
    public.public_state.refresh_from_db()
    assert (public.public_state.publication, public.public_state.version) == ("published", 1)
    assert breaches(as_publisher) == []


def told(row):
    return json.loads(bytes(row.body))


def test_a_record_with_corrections_comes_back_with_all_its_versions(
    public, amal, basim, dunya, as_publisher, sweep
):
    publish_again(correction_approved(public, amal, basim, claims=(claim(5),)), dunya)
    carry(as_publisher)
    before = list(Version.objects.values_list("number", "content", "body"))
    hold = set_hold(Target(record=public), by=dunya, reason=TOLD)
    sweep()
    assert WHY["en"] not in stored()
    lifted(hold, basim, dunya)
    carry(as_publisher)

    assert [(n, bytes(c), bytes(b)) for n, c, b in before] == [
        (n, bytes(c), bytes(b)) for n, c, b in Version.objects.values_list("number", "content", "body")
    ]
    assert Change.objects.get(version=2, kind="corrected").notice["text"] == WHY
    assert breaches(as_publisher) == []


def test_one_person_sets_two_lift(held, amal, basim, dunya):
    with pytest.raises(NotPermitted):
        ask_lift(held, by=amal, reason="I wrote it.")
    with pytest.raises(WrongState):
        lift(held, by=dunya, reason="Quick.")
    ask_lift(held, by=basim, reason="It is known everywhere.")
    with pytest.raises(NeedsSecondPerson):
        lift(held, by=basim, reason="Me too.")
    assert keep_hold(held, by=dunya, reason="Not yet.").state == "in_force"
    assert lifted(held, basim, dunya).state == "lifted"  # the control


def test_a_documenter_sets_no_hold(public, amal):
    with pytest.raises(NotPermitted):
        set_hold(Target(record=public), by=amal, reason=TOLD)
    assert Outbox.objects.filter(kind="suspended").count() == 0


def test_a_hold_on_a_source_reaches_who_is_quoted_and_what_comes_later(
    amal, basim, dunya, as_publisher, sweep
):
    witness = source(name="A resident (invented)", kind="eyewitness", protected=True)
    quoting = published(amal, basim, dunya, as_publisher, claims=(replace(claim(2), speaker=witness.pk),))
    other = published(amal, basim, dunya, as_publisher)
    set_hold(Target(source=witness), by=basim, reason=TOLD)
    sweep()

    states = {record.pk: record.public_state for record in (quoting, other)}
    for state in states.values():
        state.refresh_from_db()
    assert states[quoting.pk].publication == "suspended"
    assert states[other.pk].publication == "published"
    later = approved(amal, basim, claims=(replace(claim(2), speaker=witness.pk),))
    with pytest.raises(WrongState, match="safety hold"):
        publish(record=later, by=dunya)
    publish(record=approved(amal, basim), by=dunya)  # the control
    assert breaches(as_publisher) == []


AREAS = {
    "its code": (
        LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY07", cod_version="test"),
        True,
    ),
    "a code within": (
        LocationDraft(
            precision="admin2", country="SYR", admin1_pcode="", admin2_pcode="SY0703", cod_version="test"
        ),
        True,
    ),
    "a point inside, with no code": (replace(TOWN, country="", geom=Point(36.5, 35.5, srid=4326)), True),
    "its name": (LocationDraft(precision="admin1", country="SYR", admin1_name={"en": "SY07"}), True),
    "a point outside": (replace(TOWN, country="SYR", geom=Point(39.5, 35.5, srid=4326)), False),
    "the neighbour": (
        LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY02", cod_version="test"),
        False,
    ),
    "the country alone": (LocationDraft(precision="country", country="SYR"), False),
}


@pytest.mark.parametrize(("place", "covered"), AREAS.values(), ids=AREAS)
def test_a_hold_on_an_area_reaches_what_lies_in_it(amal, as_owner, place, covered):
    with as_owner():
        outline("SY07", 36, 35, 37, 36)
    record = logged(amal, locations=(place,))

    assert (record.pk in covered_by(Target(area="SY07"))) is covered
    syrian = place.country == "SYR" or covered
    assert (record.pk in covered_by(Target(area="SYR"))) is syrian


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        (None, None, True),
        (date(2025, 3, 3), date(2025, 3, 3), True),
        (None, date(2025, 3, 2), False),
        (date(2025, 3, 4), None, False),
        (date(2025, 1, 1), date(2025, 12, 31), True),
    ],
)
def test_the_days_of_a_hold_on_an_area(amal, first, last, covered):
    record = logged(amal)

    assert (record.pk in covered_by(Target(area="XDM", first=first, last=last))) is covered


@pytest.mark.parametrize(
    "target", [Target(), Target(area="ZZZ"), Target(area="S"), Target(area="SY99")], ids=str
)
def test_a_hold_names_one_thing_that_is_known(basim, target):
    with pytest.raises(InvalidInput):
        set_hold(target, by=basim, reason=TOLD)


def test_a_version_on_its_way_waits_for_the_hold_and_is_told_to_nobody(
    amal, basim, dunya, as_publisher, sweep
):
    record = approved(amal, basim)
    publish(record=record, by=dunya)
    hold = set_hold(Target(record=record), by=basim, reason=TOLD)
    sweep()
    carry(as_publisher)
    assert Document.objects.count() == Change.objects.count() == 0

    lifted(hold, basim, dunya)
    carry(as_publisher)
    assert Document.objects.get().status == "published"
    assert breaches(as_publisher) == []


def test_a_correction_on_its_way_waits_and_follows_the_reinstatement(
    public, amal, basim, dunya, as_publisher, sweep
):
    publish_again(correction_approved(public, amal, basim, claims=(claim(5),)), dunya)
    hold = set_hold(Target(record=public), by=basim, reason=TOLD)
    sweep()
    carry(as_publisher)
    assert Document.objects.get().status == "suspended"

    lifted(hold, basim, dunya)
    carry(as_publisher)
    kinds = list(Change.objects.values_list("kind", flat=True))
    assert kinds == ["published", "suspended", "reinstated", "corrected"]
    assert Document.objects.get().version == 2
    assert Outbox.objects.filter(set_aside_at__isnull=False).count() == 0
    assert breaches(as_publisher) == []


def test_a_correction_that_leads_out_of_the_hold_takes_the_versions_before_it_down(
    public, amal, basim, dunya, as_publisher, sweep
):
    set_hold(Target(area="XDM"), by=basim, reason=TOLD)
    sweep()
    elsewhere = replace(TOWN, country="XDN", geom=Point(10, 10, srid=4326))
    publish_again(correction_approved(public, amal, basim, locations=(elsewhere,)), dunya)
    carry(as_publisher)

    row = Document.objects.get()
    assert (row.status, row.version) == ("published", 2)
    assert Version.objects.get(number=1).content is None
    assert breaches(as_publisher) == []


def test_an_edit_that_moves_a_record_into_a_hold_is_found_by_the_watch(
    public, amal, basim, dunya, as_publisher, sweep
):
    logged(amal, locations=(replace(TOWN, country="XDN"),))
    set_hold(Target(area="XDN"), by=basim, reason=TOLD)
    assert sweep() == 0
    record = correction_approved(public, amal, basim, locations=(replace(TOWN, country="XDN"),))

    assert sweep() == 1
    assert Document.objects.get().status == "suspended"
    with pytest.raises(WrongState):
        publish_again(record, dunya)


def test_two_holds_on_one_record_both_have_to_be_lifted(public, held, basim, dunya, as_publisher):
    second = set_hold(Target(area="XDM"), by=dunya, reason=TOLD)
    lifted(held, basim, dunya)
    carry(as_publisher)
    assert Document.objects.get().status == "suspended"

    lifted(second, basim, dunya)
    carry(as_publisher)
    assert Document.objects.get().status == "published"


def test_held_again_before_it_came_back(public, held, basim, dunya, as_publisher, sweep):
    lifted(held, basim, dunya)
    again = set_hold(Target(record=public), by=dunya, reason=TOLD)
    sweep()
    carry(as_publisher)
    assert Document.objects.get().status == "suspended"
    assert "Northreach" not in stored()

    lifted(again, dunya, basim)
    carry(as_publisher)
    assert Document.objects.get().status == "published"
    assert breaches(as_publisher) == []


def test_what_was_withdrawn_as_an_error_is_held_with_its_versions_and_comes_back_as_that(
    public, basim, dunya, as_publisher, sweep
):
    withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    carry(as_publisher)
    before = bytes(Document.objects.get().body)
    hold = set_hold(Target(record=public), by=basim, reason=TOLD)
    sweep()
    assert "Northreach" not in stored()
    assert WHY["en"] not in stored()
    assert breaches(as_publisher) == []

    lifted(hold, basim, dunya)
    carry(as_publisher)
    row = Document.objects.get()
    assert (row.status, bytes(row.body)) == ("withdrawn", before)
    assert Version.objects.get().content is not None
    assert breaches(as_publisher) == []


def test_what_is_held_can_be_withdrawn_for_safety_and_never_comes_back(
    public, held, basim, dunya, as_publisher
):
    with pytest.raises(WrongState):
        withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    withdraw(record=public, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)
    lifted(held, basim, dunya)
    carry(as_publisher)

    assert Document.objects.get().status == "withdrawn"
    assert Version.objects.exclude(content=None, body=None).count() == 0
    assert breaches(as_publisher) == []


def test_sweeping_twice_changes_nothing(public, held, sweep, as_publisher):
    before = list(Change.objects.values()), list(Outbox.objects.values("id", "kind"))
    assert sweep() == 0
    with as_publisher():
        assert carry_due(now=datetime.now(UTC) + SOON) == 0

    assert (list(Change.objects.values()), list(Outbox.objects.values("id", "kind"))) == before


def test_a_publication_that_is_public_and_was_not_noted_is_held_all_the_same(
    public, basim, as_publisher, sweep
):
    with as_publisher():
        Outbox.objects.update(done_at=None, dataset_version=None)
    with as_publisher():
        type(public.public_state).objects.update(publication="none", version=0)
    set_hold(Target(record=public), by=basim, reason=TOLD)
    assert sweep() == 1

    assert Document.objects.get().status == "suspended"
    public.public_state.refresh_from_db()
    assert public.public_state.publication == "suspended"
