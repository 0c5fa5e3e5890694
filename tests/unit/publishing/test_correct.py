# SPDX-License-Identifier: Apache-2.0
"""A correction is a new version with its notice, and has its own author."""

import pytest

from registry.casework.actions.log import start_correction
from registry.domain.errors import NeedsReason, NeedsSecondPerson, WrongState
from registry.published.models import Change, Document, Version
from registry.publishing.models import Outbox
from registry.publishing.publisher import acknowledge
from registry.review.steps import take_step
from tests.factories.publications import WHY, broken, corrected, public
from tests.factories.records import claim, published


def opened_alone(record, by):
    """Go through a correction without writing anything."""
    start_correction(record, by=by)
    take_step("submit", record=record, by=by)


def test_a_correction_is_a_new_version_with_a_notice(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, claims=(claim(5),))
    code = record.public_state.code or Document.objects.get().code

    shown = public(code)
    assert (shown["version"], shown["casualties"]["killed"]["max"]) == (2, 5)
    assert shown["notices"] == [{"kind": "correction", "text": WHY, "version": 2}]
    assert list(Change.objects.values_list("kind", "version")) == [("published", 1), ("corrected", 2)]
    assert Version.objects.get(code=code, number=1).body is not None
    assert broken(as_publisher) == []


def test_a_correction_says_what_changed(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)

    with pytest.raises(NeedsReason):
        corrected(record, amal, basim, dunya, as_publisher, kind="")


def test_whoever_opens_a_correction_is_its_author(eyad, basim, dunya, as_publisher):
    record = published(eyad, basim, dunya, as_publisher)
    opened_alone(record, eyad)

    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=record, by=eyad)


def test_a_slow_publisher_undoes_nothing_newer(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    first = Outbox.objects.get()
    corrected(record, amal, basim, dunya, as_publisher, claims=(claim(5),))

    with as_publisher():
        acknowledge(first, dataset_version=1)

    record.public_state.refresh_from_db()
    assert record.public_state.version == 2


def test_a_released_revision_takes_no_step(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)

    with pytest.raises(WrongState):
        take_step("reopen", record=record, by=amal, reason="again")
