# SPDX-License-Identifier: Apache-2.0
"""One page makes one record and one change, however often it is sent."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from uuid_utils.compat import uuid7

from registry.audit.models import Event
from registry.casework.actions.log import log_record, rewrite_record
from registry.casework.models import Record
from registry.evidence.models import SourceItem
from tests.factories import records
from tests.flows.desk_browser import Browser


@pytest.fixture
def whole(sound):
    """A page with a publisher nobody has named before, so that sending it twice would file it twice."""
    sound.type("claims-0", source_name="Fresh name", source_kind="local_media")
    return sound.type("claims-0-casualties-0", min="3")


def test_page_sent_twice_makes_one_record_and_both_answers_lead_to_it(whole):
    answers = [whole.save() for _ in range(2)]

    record = Record.objects.get()
    assert [answer["Location"] for answer in answers] == [f"/records/{record.reference}"] * 2
    assert (SourceItem.objects.count(), record.row_version) == (1, 1)
    assert Event.objects.filter(verb="record.logged").count() == 1


def test_two_pages_with_the_same_words_make_two_records(writer):
    for _ in range(2):
        page = writer.entry("/new/incident").type(title_en="Shelling reported", date_edtf="2025-03-03")
        assert page.save().status_code == 302

    assert Record.objects.count() == 2


def test_page_that_was_refused_keeps_its_key(page):
    before = page.fields["once"]
    page.read(page.save().text)

    assert page.fields["once"] == before
    assert before != [""]


def test_words_typed_after_the_first_press_are_kept_and_shown_as_not_saved(writer, sound):
    sound.save()

    answer = sound.type(summary_en="Typed after the first press").save()

    assert answer.status_code == 409
    assert "You saved this record yourself" in answer.text
    assert "Typed after the first press" in answer.text
    assert Record.objects.get().summary == {}
    assert writer.send(sound.path, sound.fields, write_over="1").status_code == 302
    assert Record.objects.get().summary == {"en": "Typed after the first press"}


def test_key_of_one_person_never_reaches_the_record_of_another(eyad, sound):
    sound.save()
    other = Browser(eyad).entry("/new/incident")
    other.type(title_en="Another", date_edtf="2025-03-03").type(once=sound.fields["once"][0])

    assert other.save().status_code == 302

    assert {record.title["en"] for record in Record.objects.all()} == {
        "Shelling reported in Northreach",
        "Another",
    }


def test_action_refuses_a_key_that_has_a_record_and_leaves_it(amal):
    key: UUID = uuid7()
    log_record(records.draft(), by=amal, key=key)

    with pytest.raises(IntegrityError), transaction.atomic():
        log_record(records.draft(title={"en": "Another"}), by=amal, key=key)

    assert Record.objects.get(pk=key).title == records.draft().title


@pytest.fixture
def edited(writer, amal):
    record = records.logged(amal)
    return record, writer.entry(f"/records/{record.reference}/edit").type(title_en="Said better")


def test_edit_sent_twice_is_one_edit_and_no_conflict(edited):
    record, page = edited

    assert [page.save().status_code for _ in range(2)] == [302, 302]

    record.refresh_from_db()
    assert (record.title["en"], record.row_version) == ("Said better", 2)


def test_edit_that_another_person_has_made_too_touches_nothing(edited, eyad):
    record, page = edited
    assert Browser(eyad).entry(page.path).type(title_en="Said better").save().status_code == 302

    assert page.save().status_code == 302

    record.refresh_from_db()
    assert record.title["en"] == "Said better"


def test_own_edit_in_another_tab_is_a_conflict_that_says_so(edited, amal):
    record, page = edited
    rewrite_record(record, records.draft(title={"en": "Written meanwhile"}), by=amal, row_version=1)

    answer = page.save()

    assert answer.status_code == 409
    assert "You saved this record yourself" in answer.text
    assert "Written meanwhile" in answer.text
    assert "Said better" in answer.text
