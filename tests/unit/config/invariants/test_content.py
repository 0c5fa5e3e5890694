# SPDX-License-Identifier: Apache-2.0
"""Content that is back, gone or another, put there with all that belongs to it."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest

from registry.config.invariants import outbox
from registry.published.derive import published
from registry.published.envelope import Naming, answer, as_bytes, feature_bytes, geometry
from registry.published.facets import words
from registry.published.models import Change, Document, Version
from registry.publishing.models import Outbox
from tests.unit.config.invariants.test_breaches import APPROVED, DERIVED, OUTBOX, TAKEN_DOWN, TRAIL, WITHDRAWN


@pytest.mark.parametrize(
    ("name", "number", "invariant", "told"),
    [
        ("withdrawn", 1, WITHDRAWN, "version 1 is withdrawn and still has content"),
        ("withdrawn", 2, WITHDRAWN, "version 2 is withdrawn and still has content"),
        ("coarsened", 1, TAKEN_DOWN, "version 1 was taken down and still has content"),
    ],
)
def test_content_that_is_back_is_named(broken, world, as_owner, name, number, invariant, told):
    assert broken() == {}
    with as_owner():
        world.restore(name, number)

    found = broken()
    assert found[invariant] == (f"{world.codes[name]} {told}",)
    assert set(found) <= {invariant, DERIVED}  # the notices of that time have lost their words since


@pytest.mark.parametrize("column", ["content", "body"])
def test_half_of_a_version_is_noticed(broken, world, as_owner, column):
    with as_owner():
        Version.objects.filter(code=world.codes["corrected"], number=1).update(**{column: None})

    assert set(broken()) == {DERIVED, TAKEN_DOWN}


def test_a_whole_forgery_is_never_approved_however_well_it_fits(broken, world, as_owner):
    """Content, hash, answer, feature and columns all agree; only nobody approved them."""
    code = world.codes["corrected"]
    row = Version.objects.get(code=code, number=2)
    content = bytes(row.content).replace(b"Northreach", b"Elsewhere!")
    forge(row, content, as_owner)

    assert set(broken()) == {APPROVED}


def forge(row, content, as_owner):
    row.content_sha256 = digest = sha256(content).hexdigest()
    notices = Change.objects.filter(code=row.code).exclude(notice=None).values_list("notice", flat=True)
    envelope = row.envelope(tuple(notices))
    naming = Naming("Civilian Harm Registry", "http://localhost:8000")
    columns = published(answer(json.loads(content), envelope, naming), envelope)
    with as_owner():
        forged = {"content": content, "content_sha256": digest, "body": columns["body"]}
        Version.objects.filter(pk=row.pk).update(**forged, words=words(json.loads(content)))
        Document.objects.filter(code=row.code).update(**columns)


def test_content_that_is_no_document_is_named_and_stops_nothing(broken, world, as_owner):
    with as_owner():
        Version.objects.filter(code=world.codes["corrected"], number=1).update(content=b"{}")

    found = broken()
    assert set(found) == {APPROVED, DERIVED}
    assert found[DERIVED] == (
        f"{world.codes['corrected']} version 1: its content or its answer is no document",
    )


def test_a_document_without_its_version_is_named(broken, world, as_owner):
    with as_owner():
        Document.objects.filter(code=world.codes["corrected"]).update(version=9)

    found = broken()
    assert set(found) == {DERIVED, TRAIL}
    assert found[DERIVED] == (f"{world.codes['corrected']} answers with a version 9 that does not exist",)


def test_a_withdrawn_record_without_tombstone_is_named(broken, world, as_owner):
    with as_owner():
        Document.objects.filter(code=world.codes["withdrawn"]).delete()

    assert set(broken()) == {WITHDRAWN, TRAIL}


def test_a_withdrawn_record_that_answers_again_is_named(broken, world, as_owner):
    with as_owner():
        Document.objects.filter(code=world.codes["withdrawn"]).update(status="published")

    assert {WITHDRAWN, TRAIL} <= set(broken())


def test_what_was_carried_and_is_not_there_is_named(broken, world, as_owner):
    with as_owner():
        gone = Change.objects.get(code=world.codes["corrected"], version=2)
        gone.delete()

    told = f"publication {gone.outbox_id} is noted as carried, and the world does not have it"
    assert told in broken()[OUTBOX]


def test_what_nobody_asked_for_is_named(broken, world, as_owner):
    with as_owner():
        Change.objects.filter(code=world.codes["corrected"], version=2).update(outbox_id=9_999)
        Version.objects.filter(code=world.codes["corrected"], number=2).update(outbox_id=9_999)

    found = broken()
    assert "publication 9999 is public, and nobody asked for it" in found[OUTBOX]
    assert found[APPROVED] == (f"{world.codes['corrected']} version 2 was never asked for with this hash",)


def test_what_is_public_and_not_acknowledged_yet_is_no_breach(broken, world, as_publisher, monkeypatch):
    """The publisher may be at work, or died between the two databases; its next run heals that."""
    monkeypatch.setattr(outbox, "GRACE", timedelta(hours=1))  # on a slow machine the records here grow old
    with as_publisher():
        Outbox.objects.update(done_at=None, dataset_version=None)

    assert broken() == {}


def test_a_registry_that_moved_since_is_no_breach(broken, world, settings):
    settings.REGISTRY_PUBLIC_URL, settings.REGISTRY_NAME = "https://new.example/registry", "Another name"

    assert broken() == {}


def test_the_feature_is_the_answer_with_a_geometry(world):
    document = Document.objects.get(code=world.codes["corrected"])

    joined = feature_bytes(
        document.code, document.geometry and bytes(document.geometry), bytes(document.body)
    )

    told = json.loads(bytes(document.body))
    feature = {"type": "Feature", "id": told["code"], "geometry": geometry(told), "properties": told}
    assert joined == as_bytes(feature)
