# SPDX-License-Identifier: Apache-2.0
"""From approved bytes to the public document, and what may stand in between."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from registry.audit.models import Event
from registry.domain.errors import ChangedSince, NeedsSecondPerson, NotComplete, NotPermitted, WrongState
from registry.evidence.models import Source
from registry.published.models import Change, Document, Version
from registry.publishing.approve import approve, preview
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish
from tests.factories.publications import broken, public
from tests.factories.records import approved, carry, claim, decide, document, in_review, published, source


def test_what_is_public_is_what_was_approved(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)

    state = record.public_state
    state.refresh_from_db()
    version = Version.objects.get(code=state.code, number=1)
    assert (state.publication, state.version) == ("published", 1)
    assert bytes(version.content) == bytes(record.revision.content)
    assert public(state.code)["casualties"]["killed"]["min"] == 3
    assert broken(as_publisher) == []


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
    source(name="Harbour Courier (invented)", kind="local_media", protected=True)
    record = published(amal, basim, dunya, as_publisher)
    record.public_state.refresh_from_db()

    shown = public(record.public_state.code)["claims"][0]
    assert (shown["source"], shown["kind"]["code"], shown["url"]) == (None, "local_media", None)
    assert "Harbour Courier" not in json.dumps(public(record.public_state.code))


def test_an_address_is_hidden_for_the_whole_origin_of_a_protected_source(amal, basim, dunya, as_publisher):
    witness = source(name="Witness", kind="eyewitness", protected=True)
    item = document(url="https://example.org/witness-name")
    told = (replace(claim(3, item=item, origin="one"), speaker=witness.pk), claim(3, item=item, origin="one"))
    published(amal, basim, dunya, as_publisher, claims=told)

    assert "witness-name" not in json.dumps(public(Document.objects.get().code))


def test_a_revision_is_published_once(amal, basim, dunya):
    record = approved(amal, basim)
    publish(record=record, by=dunya)

    with pytest.raises(WrongState):
        publish(record=record, by=dunya)
    assert Outbox.objects.count() == 1


def test_carrying_twice_changes_nothing(amal, basim, dunya, as_publisher):
    published(amal, basim, dunya, as_publisher)
    before = list(Change.objects.values()), list(Version.objects.values())
    with as_publisher():
        Outbox.objects.update(done_at=None, dataset_version=None)
    carry(as_publisher)

    assert (list(Change.objects.values()), list(Version.objects.values())) == before
