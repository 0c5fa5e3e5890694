# SPDX-License-Identifier: Apache-2.0
"""Pages that answer a question about what is hidden answer the same whatever is hidden."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client

from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read
from registry.casework.actions.attach import attach
from registry.casework.actions.log import rewrite_record
from registry.casework.actions.restore import restore
from registry.casework.history.versions import chosen
from registry.casework.models import Record
from registry.domain.errors import InvalidInput
from registry.publishing.holds import Target, set_hold
from tests.factories.history import next_transaction
from tests.factories.records import TOWN, draft, logged, source
from tests.factories.teams import somebody, team

MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64


def asked(person, path):
    browser = Client()
    browser.force_login(person)
    return browser.get(path)


def sees(person, record):
    with viewing(person.pk):
        return Record.objects.visible_to(person).filter(pk=record.pk).exists()


def test_protected_sources_are_named_to_whoever_may_hold_and_to_nobody_else(amal, basim, fadi):
    witness = source(name="Qzname of a witness", kind="eyewitness", protected=True)
    set_hold(Target(source=witness), by=basim, reason="Somebody recognised the building.")

    assert "Qzname" in asked(basim, "/holds/new?source=qz").text
    assert "Qzname" in asked(basim, "/holds").text
    assert asked(fadi, "/holds/new?source=qz").status_code == 403
    assert "Qzname" not in asked(fadi, "/holds").text
    assert "a protected source" in asked(fadi, "/holds").text


@pytest.mark.parametrize(("sensitivity", "status"), [("public", 200), ("sealed", 422)])
def test_where_hidden_records_lie_is_not_spelled_out(amal, basim, sensitivity, status):
    place = replace(TOWN, admin1_pcode="XD07", admin2_pcode="XD0703", cod_version="v01")
    logged(amal, sensitivity=sensitivity, locations=(place,))

    assert asked(basim, "/holds/new?area=XD070").status_code == status
    assert asked(basim, "/holds/new?area=XD071").status_code == 422


def test_a_file_does_not_tell_that_somebody_else_has_brought_it(amal, evidence_store):
    """A sealed record holds a film as .mp4; somebody brings the same bytes as .mov."""
    other = somebody("other", "documenter")

    def brought(record, name, by):
        incoming = evidence_store.receive()
        incoming.write(MP4)
        return attach(record, [(incoming, name)], by=by)[0].mime

    with transaction.atomic():  # the control: nobody else has brought it
        assert brought(logged(other), "mine.mov", other) == "video/quicktime"
        transaction.set_rollback(True)
    sealed = logged(amal, sensitivity="sealed", team=team("South", amal).pk)
    assert brought(sealed, "film.mp4", amal) == "video/mp4"
    assert brought(logged(other), "mine.mov", other) == "video/quicktime"


def test_whoever_was_only_named_opens_a_record_to_nobody(amal):
    named, reader = somebody("named", "documenter"), somebody("reader", "viewer")
    record = logged(amal, sensitivity="sealed")
    let_read(record, person=named, by=amal)
    opened = draft(sensitivity="restricted")
    with viewing(named.pk), pytest.raises(InvalidInput, match="less confidential") as refused:
        rewrite_record(record, opened, by=named, row_version=record.row_version)

    assert refused.value.field == "sensitivity"
    assert not sees(reader, record)
    with viewing(amal.pk):
        rewrite_record(record, opened, by=amal, row_version=record.row_version)
    assert sees(reader, record)


def test_bringing_an_old_version_back_does_not_open_a_record(amal):
    reader = somebody("reader", "viewer")
    record = logged(amal, notes="as it was")
    next_transaction()
    with viewing(amal.pk):
        sealed = draft(sensitivity="sealed", notes="as it is")
        record = rewrite_record(record, sealed, by=amal, row_version=record.row_version)
        next_transaction()
        (first,) = chosen(record, 1)
        back = restore(record, first, by=amal, row_version=record.row_version, reason="The words were right.")

    assert (back.notes, back.sensitivity) == ("as it was", "sealed")
    assert not sees(reader, record)
