# SPDX-License-Identifier: Apache-2.0
"""Somebody else wrote or decided while the entry page was open: nothing typed is ever lost."""

from registry.casework.actions.log import rewrite_record
from registry.review.steps import take_step
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.unit.desk.conftest import TYPED


def test_second_writer_sees_what_happened_and_loses_nothing(writer, amal, eyad):
    record = records.logged(amal)
    page = writer.entry(f"/records/{record.reference}/edit").type(summary_en=TYPED)
    rewrite_record(record, records.draft(title={"en": "Written meanwhile"}), by=eyad, row_version=1)

    answer = page.save()

    assert answer.status_code == 409
    assert "Eyad has saved this record since you opened this page." in answer.text
    assert "Written meanwhile" in answer.text
    assert TYPED in answer.text
    record.refresh_from_db()
    assert record.title == {"en": "Written meanwhile"}
    assert writer.send(page.path, page.fields, write_over="2").status_code == 302
    record.refresh_from_db()
    assert record.summary == {"en": TYPED}


def test_record_that_went_to_review_meanwhile_keeps_the_text_on_the_page(writer, amal):
    record = records.logged(amal)
    page = writer.entry(f"/records/{record.reference}/edit").type(summary_en=TYPED)
    take_step("submit", record=record, by=amal)

    answer = page.save()

    assert (answer.status_code, TYPED in answer.text) == (409, True)


def test_opening_a_record_that_stands_still_is_refused(writer, amal):
    record = records.logged(amal)
    take_step("submit", record=record, by=amal)

    assert Browser(amal).client.get(f"/records/{record.reference}/edit").status_code == 409
