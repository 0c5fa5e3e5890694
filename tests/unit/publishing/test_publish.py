# SPDX-License-Identifier: Apache-2.0
"""From approved bytes to the public document, and what may stand in between."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from django.contrib.gis.geos import Point
from django.db import DatabaseError, connection, transaction

from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.draft import LocationDraft, ObjectDraft
from registry.config.invariants import check_all
from registry.domain.errors import (
    ChangedSince,
    NeedsReason,
    NeedsSecondPerson,
    NotComplete,
    NotPermitted,
    WrongState,
)
from registry.evidence.models import Source
from registry.published.models import Change, Document, Version
from registry.publishing.approve import approve, preview
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish, withdraw
from registry.publishing.publisher import acknowledge
from registry.review.steps import take_step
from tests.factories.records import (
    TOWN,
    approved,
    carry,
    claim,
    decide,
    document,
    draft,
    in_review,
    published,
)

NOWHERE = LocationDraft(precision="unlocated")
WHY = {"en": "A second source gave another number."}


def public(code):
    return json.loads(bytes(Document.objects.get(code=code).body))


def corrected(record, by, reviewer, publisher, as_publisher, *, kind="correction", **changes):
    start_correction(record, by=by)
    record.refresh_from_db()
    rewrite_record(record, draft(**changes), by=by, row_version=record.row_version)
    take_step("submit", record=record, by=by)
    take_step("start_review", record=record, by=reviewer)
    decide(record, reviewer)
    publish(record=record, by=publisher, notice_kind=kind, notice_text=WHY)
    carry(as_publisher)


def holds(as_publisher):
    with as_publisher():
        return [result.name for result in check_all() if not result.holds]


def test_what_is_public_is_what_was_approved(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)

    state = record.public_state
    state.refresh_from_db()
    version = Version.objects.get(code=state.code, number=1)
    assert (state.publication, state.version) == ("published", 1)
    assert bytes(version.content) == bytes(record.revision.content)
    assert public(state.code)["casualties"]["killed"]["min"] == 3
    assert holds(as_publisher) == []


def test_nothing_is_public_before_the_publisher_ran(amal, basim, dunya):
    record = approved(amal, basim)
    publish(record=record, by=dunya)

    assert (Document.objects.count(), record.public_state.publication) == (0, "none")


def test_an_author_cannot_publish(eyad, basim, dunya):
    record = approved(eyad, basim)

    with pytest.raises(NeedsSecondPerson):
        publish(record=record, by=eyad)
    assert Outbox.objects.count() == 0


def test_publishing_needs_the_role(amal, basim):
    record = approved(amal, basim)

    with pytest.raises(NotPermitted):
        publish(record=record, by=basim)


def test_a_record_in_review_cannot_be_published(amal, basim, dunya):
    record = in_review(amal, basim)

    with pytest.raises(WrongState):
        publish(record=record, by=dunya)


def test_an_author_cannot_approve(eyad, basim):
    record = in_review(eyad, basim)
    digest = sha256(preview(record)).hexdigest()
    told = Event.objects.count()

    with pytest.raises(NeedsSecondPerson):
        approve(record=record, by=eyad, reason="mine", content_sha256=digest)

    assert (record.revision.state, Event.objects.count()) == ("in_review", told)


def test_an_approval_is_of_the_bytes_that_were_shown(amal, basim):
    record = in_review(amal, basim)

    with pytest.raises(ChangedSince):
        approve(record=record, by=basim, reason="ok", content_sha256="0" * 64)
    assert record.revision.state == "in_review"


def test_a_restricted_record_is_not_approved(amal, basim):
    record = in_review(amal, basim, sensitivity="restricted")

    with pytest.raises(NotComplete) as refusal:
        decide(record, basim)
    assert refusal.value.field == "sensitivity"


def test_a_source_that_became_protected_stops_the_publication(amal, basim, dunya, as_owner):
    record = approved(amal, basim)
    with as_owner():
        Source.objects.update(protected=True)

    with pytest.raises(ChangedSince):
        publish(record=record, by=dunya)


def test_a_protected_source_is_never_named(amal, basim, dunya, as_publisher):
    Source.objects.create(name="Harbour Courier (invented)", kind="local_media", protected=True)
    record = published(amal, basim, dunya, as_publisher)
    record.public_state.refresh_from_db()

    shown = public(record.public_state.code)["claims"][0]
    assert (shown["source"], shown["kind"]["code"], shown["url"]) == (None, "local_media", None)
    assert "Harbour Courier" not in json.dumps(public(record.public_state.code))


def test_a_correction_is_a_new_version_with_a_notice(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, claims=(claim(5),))
    code = record.public_state.code or Document.objects.get().code

    shown = public(code)
    assert (shown["version"], shown["casualties"]["killed"]["max"]) == (2, 5)
    assert shown["notices"] == [{"kind": "correction", "text": WHY, "version": 2}]
    assert list(Change.objects.values_list("kind", "version")) == [("published", 1), ("corrected", 2)]
    assert Version.objects.get(code=code, number=1).body is not None
    assert holds(as_publisher) == []


def test_a_correction_says_what_changed(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)

    with pytest.raises(NeedsReason):
        corrected(record, amal, basim, dunya, as_publisher, kind="")


def test_a_revision_is_published_once(amal, basim, dunya):
    record = approved(amal, basim)
    publish(record=record, by=dunya)

    with pytest.raises(WrongState):
        publish(record=record, by=dunya)
    assert Outbox.objects.count() == 1


@pytest.mark.parametrize("kind", ["withdrawal_error", "withdrawal_safety"])
def test_a_withdrawal_leaves_a_tombstone_and_nothing_else(amal, basim, dunya, as_publisher, kind):
    record = published(amal, basim, dunya, as_publisher)
    withdraw(record=record, by=dunya, notice_kind=kind, notice_text=WHY)
    carry(as_publisher)

    row = Document.objects.get()
    tombstone = public(row.code)
    assert (row.status, row.geom, row.feature) == ("withdrawn", None, None)
    assert tombstone["notices"][0]["text"] == ({} if kind == "withdrawal_safety" else WHY)
    assert set(tombstone) == {"code", "status", "withdrawn_at", "dataset_version", "notices"}
    assert not Version.objects.exclude(content=None, body=None).exists()
    assert holds(as_publisher) == []


def test_a_record_is_withdrawn_once(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")

    with pytest.raises(WrongState):
        withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")


def test_what_was_never_public_cannot_be_withdrawn(amal, basim, dunya):
    with pytest.raises(WrongState):
        withdraw(record=approved(amal, basim), by=dunya, notice_kind="withdrawal_safety")


def test_coarsening_a_place_for_safety_takes_the_finer_version_away(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, objects=(ObjectDraft(object_class="idp_camp"),))

    versions = {row.number: row.body for row in Version.objects.all()}
    assert versions[1] is None
    assert versions[2] is not None
    assert holds(as_publisher) == []


def test_a_correction_elsewhere_leaves_earlier_versions(amal, basim, dunya, as_publisher):
    home = (ObjectDraft(object_class="residential"),)
    record = published(amal, basim, dunya, as_publisher, objects=home)
    corrected(record, amal, basim, dunya, as_publisher, objects=home, claims=(claim(5),))

    assert not Version.objects.filter(body=None).exists()


def test_a_place_never_becomes_finer_again(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher, objects=(ObjectDraft(object_class="idp_camp"),))
    before = public(Document.objects.get().code)["locations"]
    corrected(record, amal, basim, dunya, as_publisher, objects=())

    after = public(Document.objects.get().code)["locations"]
    assert after[0]["geometry"] == before[0]["geometry"]


def test_carrying_twice_changes_nothing(amal, basim, dunya, as_publisher):
    published(amal, basim, dunya, as_publisher)
    before = list(Change.objects.values()), list(Version.objects.values())
    with as_publisher():
        Outbox.objects.update(done_at=None, dataset_version=None)
    carry(as_publisher)

    assert (list(Change.objects.values()), list(Version.objects.values())) == before


def test_verify_names_a_public_content_that_was_changed(amal, basim, dunya, as_publisher, as_owner):
    published(amal, basim, dunya, as_publisher)
    with as_owner():
        Version.objects.update(content=b"{}")

    with as_publisher():
        broken = [line for result in check_all() for line in result.breaches]
    assert any("does not have the hash it names" in line for line in broken)


def test_verify_names_a_document_nobody_asked_for(amal, basim, dunya, as_publisher, as_owner):
    published(amal, basim, dunya, as_publisher)
    with as_owner():
        row = Document.objects.get()
        row.code = "CHR-0000000-0"
        row.save(force_insert=True)

    assert "the public set equals what the audit trail says" in holds(as_publisher)


def test_a_slow_publisher_undoes_nothing_newer(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    first = Outbox.objects.get()
    corrected(record, amal, basim, dunya, as_publisher, claims=(claim(5),))

    with as_publisher():
        acknowledge(first, dataset_version=1)

    record.public_state.refresh_from_db()
    assert record.public_state.version == 2


def opened_alone(record, by):
    """Go through a correction without writing anything."""
    start_correction(record, by=by)
    take_step("submit", record=record, by=by)


def test_whoever_opens_a_correction_is_its_author(eyad, basim, dunya, as_publisher):
    record = published(eyad, basim, dunya, as_publisher)
    opened_alone(record, eyad)

    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=record, by=eyad)


def test_a_restricted_place_takes_down_the_finer_version_whatever_its_area_is_called(
    amal, basim, dunya, as_publisher
):
    record = published(amal, basim, dunya, as_publisher)
    hidden = replace(
        TOWN, restricted=True, admin1_pcode="XD01", cod_version="test", admin1_name={"en": "North"}
    )
    corrected(record, amal, basim, dunya, as_publisher, locations=(hidden,))

    assert Version.objects.get(number=1).body is None


def test_taking_a_place_away_takes_down_the_version_that_told_it(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, locations=(NOWHERE,))

    assert Version.objects.get(number=1).body is None


@pytest.mark.parametrize("moved", [0.0, 0.00002, 0.01])
def test_a_hidden_place_stays_hidden_under_another_area_code(amal, basim, dunya, as_publisher, moved):
    hidden = replace(
        TOWN, restricted=True, admin1_pcode="XD01", cod_version="test", admin1_name={"en": "North"}
    )
    record = published(amal, basim, dunya, as_publisher, locations=(hidden,))
    shown = Point(TOWN.geom.x + moved, TOWN.geom.y, srid=4326)
    renamed = replace(hidden, restricted=False, admin1_pcode="XD99", geom=shown)
    corrected(record, amal, basim, dunya, as_publisher, locations=(renamed,))

    assert public(Document.objects.get().code)["locations"][0]["geometry"] is None


def test_a_source_protected_later_takes_down_the_version_that_named_it(
    amal, basim, dunya, as_publisher, as_owner
):
    record = published(amal, basim, dunya, as_publisher)
    with as_owner():
        Source.objects.update(protected=True)
    corrected(record, amal, basim, dunya, as_publisher)

    assert Version.objects.get(number=1).body is None


def test_a_withdrawal_for_safety_silences_earlier_notices(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, claims=(claim(5),))
    withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)

    assert WHY["en"] not in str(list(Change.objects.values_list("notice", flat=True)))


def test_an_address_is_hidden_for_the_whole_origin_of_a_protected_source(amal, basim, dunya, as_publisher):
    witness = Source.objects.create(name="Witness", kind="eyewitness", protected=True)
    item = document(url="https://example.org/witness-name")
    told = (replace(claim(3, item=item, origin="one"), speaker=witness.pk), claim(3, item=item, origin="one"))
    published(amal, basim, dunya, as_publisher, claims=told)

    assert "witness-name" not in json.dumps(public(Document.objects.get().code))


def by_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


OUTBOX = (
    "INSERT INTO publishing_outbox (record_id, revision_id, kind, code, version, content, content_sha256, "
    "takes_down, requested_by_id, requested_at) SELECT record_id, id, %s, %s, %s, content, content_sha256, "
    "'{}', %s, now() FROM casework_revision WHERE id = %s"
)


@pytest.mark.parametrize(
    ("who", "kind", "code", "version", "told"),
    [
        ("fadi", "published", "own", 1, "role of a publisher"),
        ("dunya", "published", "CHR-0000000-0", 1, "not the next"),
        ("dunya", "published", "own", 2, "not the next"),
        ("dunya", "corrected", "own", 1, "not the next"),
    ],
)
def test_the_outbox_takes_only_the_next_version_of_its_own_record(
    amal, basim, dunya, fadi, who, kind, code, version, told
):
    person = {"dunya": dunya, "fadi": fadi}[who]
    record = approved(amal, basim)
    by_sql("UPDATE casework_publicstate SET code = 'CHR-4G7K2M9-T' WHERE record_id = %s", record.pk)
    own = "CHR-4G7K2M9-T" if code == "own" else code

    with pytest.raises(DatabaseError, match=told), acting_as(person.pk):
        by_sql(OUTBOX, kind, own, version, person.pk, record.revision.pk)
    with acting_as(dunya.pk):
        by_sql(OUTBOX, "published", "CHR-4G7K2M9-T", 1, dunya.pk, record.revision.pk)  # the control


def test_a_viewer_withdraws_nothing_by_sql(amal, basim, dunya, fadi, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    withdrawal = (
        "INSERT INTO publishing_outbox (record_id, kind, code, version, content_sha256, takes_down, requested_by_id, "
        "requested_at) VALUES (%s, 'withdrawn', %s, 1, '', '{}', %s, now())"
    )
    code = Document.objects.get().code

    with pytest.raises(DatabaseError, match="role of a publisher"), acting_as(fadi.pk):
        by_sql(withdrawal, record.pk, code, fadi.pk)
    with acting_as(dunya.pk):
        by_sql(withdrawal, record.pk, code, dunya.pk)  # the control


def test_a_public_code_never_changes(amal, basim, dunya, as_publisher):
    published(amal, basim, dunya, as_publisher)

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        by_sql("UPDATE casework_publicstate SET code = 'CHR-0000000-0'")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("evidence_source", "name"),
        ("evidence_sourceitem", "url"),
        ("casework_actor", "code"),
        ("casework_eventgroup", "date_edtf"),
    ],
)
def test_what_records_share_is_not_rewritten_by_the_desk(amal, table, column):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        by_sql(f"UPDATE {table} SET {column} = 'x'")


def test_a_released_revision_takes_no_step(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)

    with pytest.raises(WrongState):
        take_step("reopen", record=record, by=amal, reason="again")
