# SPDX-License-Identifier: Apache-2.0
"""A withdrawal leaves a tombstone."""

import pytest

from registry.casework.actions.log import start_correction
from registry.domain.errors import NotEditable, WrongState
from registry.published.models import Change, Document, Version
from registry.publishing.outbox import withdraw
from tests.factories.publications import WHY, broken, corrected, public
from tests.factories.records import approved, carry, claim, published


@pytest.mark.parametrize("kind", ["withdrawal_error", "withdrawal_safety"])
def test_a_withdrawal_leaves_a_tombstone_and_no_content_but_that_of_an_error(
    amal, basim, dunya, as_publisher, kind
):
    record = published(amal, basim, dunya, as_publisher)
    withdraw(record=record, by=dunya, notice_kind=kind, notice_text=WHY)
    carry(as_publisher)

    row = Document.objects.get()
    tombstone = public(row.code)
    assert (row.status, row.geom, row.geometry) == ("withdrawn", None, None)
    assert tombstone["notices"][0]["text"] == ({} if kind == "withdrawal_safety" else WHY)
    assert set(tombstone) == {"code", "status", "withdrawn_at", "dataset_version", "notices"}
    assert Version.objects.exclude(content=None, body=None).exists() == (kind == "withdrawal_error")
    assert broken(as_publisher) == []


def test_a_record_is_withdrawn_once(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")

    with pytest.raises(WrongState):
        withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")


def test_what_was_never_public_cannot_be_withdrawn(amal, basim, dunya):
    with pytest.raises(WrongState):
        withdraw(record=approved(amal, basim), by=dunya, notice_kind="withdrawal_safety")


def test_a_withdrawal_for_safety_silences_earlier_notices(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, claims=(claim(5),))
    withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")
    carry(as_publisher)

    assert WHY["en"] not in str(list(Change.objects.values_list("notice", flat=True)))


def test_what_is_withdrawn_is_corrected_no_more(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    withdraw(record=record, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    carry(as_publisher)
    record.refresh_from_db()

    with pytest.raises(NotEditable):
        start_correction(record, by=amal)
