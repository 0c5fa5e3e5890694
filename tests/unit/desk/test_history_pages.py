# SPDX-License-Identifier: Apache-2.0
"""The versions of a record on the desk: read, compared and brought back without a script."""

from dataclasses import replace

import pytest

from registry.casework.actions.log import log_record
from registry.casework.history.versions import versions
from registry.casework.models import Record
from registry.review.steps import take_step
from tests.factories import records
from tests.factories.history import next_transaction
from tests.factories.whole import save, whole_draft, with_ids
from tests.flows.desk_browser import Browser


@pytest.fixture
def record(amal, eyad) -> Record:
    """Return a record of three versions."""
    draft = whole_draft(amal)
    next_transaction()
    made = log_record(draft, by=amal)
    next_transaction()
    save(made, replace(with_ids(made, draft), title={"en": "Shelling reported <b>again</b>"}), eyad)
    next_transaction()
    save(made, replace(with_ids(made, draft), weapons=()), amal)
    next_transaction()
    return made


def path(record, end="history"):
    return f"/records/{record.reference}/{end}"


def test_the_page_tells_who_changed_what(writer, record):
    page = writer.page(path(record))

    assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1")
    assert "Eyad" in page
    assert "2 weapons taken away" in page
    assert "the record was logged" in page


def test_two_versions_are_compared_in_either_order(writer, record):
    page = writer.page(path(record) + "?from=1&to=2")

    assert "From version 1 to version 2" in page
    assert "<ins" in page
    assert "Shelling reported &lt;b&gt;again&lt;/b&gt;" in page
    assert writer.page(path(record) + "?from=2&to=1").count("From version 1 to version 2") == 1


@pytest.mark.parametrize(
    "asked", ["?from=1&to=99", "?from=&to=2", "?from=x&to=2", "?from=1", "?from=-1&to=2"]
)
def test_what_is_no_version_is_said(writer, record, asked):
    assert "Choose two versions of this record." in writer.page(path(record) + asked)


@pytest.mark.parametrize("number", ["0", "99", "x", "99999999999999999999"])
def test_a_page_that_there_is_not_shows_one_that_there_is(writer, record, number):
    assert "Version 1" in writer.page(path(record) + f"?page={number}")


def test_a_version_is_brought_back_for_a_reason(writer, record, amal):
    end = "history/1/restore"
    assert "What would change" in writer.page(path(record, end))

    writer.press(path(record, end), end, reason="The weapons were seen.")

    assert record.weapons.count() == 2
    newest, count = versions(record)[0][0], versions(record)[1]
    assert (count, newest.who, newest.reason) == (4, amal, "The weapons were seen.")


def test_without_a_reason_the_page_asks_again_and_changes_nothing(writer, record):
    end = "history/1/restore"

    answer = writer.send(path(record, end), sent(writer, path(record, end)), reason=" ")

    assert answer.status_code == 422
    assert "“Reason” is needed." in answer.text
    assert not record.weapons.exists()


def sent(writer, address):
    from tests.flows.pages import form_to

    return form_to(writer.page(address), "/restore")[1]


def test_somebody_elses_save_in_between_is_said(writer, record, amal, eyad):
    fields = sent(writer, path(record, "history/1/restore"))
    save(record, records.draft(), eyad)

    answer = writer.send(path(record, "history/1/restore"), fields, reason="Mine.")

    assert answer.status_code == 409
    assert "Somebody else has saved this record" in answer.text


def test_a_record_under_review_offers_nothing_to_bring_back(writer, record, amal):
    take_step("submit", record=record, by=amal)

    assert "Bring version" not in writer.page(path(record))
    assert writer.client.get(path(record, "history/1/restore")).status_code == 409


def test_a_reader_reads_and_brings_nothing_back(fadi, record):
    reader = Browser(fadi)

    assert "Bring version" not in reader.page(path(record))
    assert reader.client.get(path(record, "history/1/restore")).status_code == 403


def test_no_history_without_the_right_to_read(record, client, django_user_model):
    nobody = django_user_model.objects.create_user("nobody", "correct horse battery staple")
    client.force_login(nobody)

    for end in ("history", "history?from=1&to=2", "history/1/restore"):
        assert client.get(path(record, end)).status_code in (403, 404)
    client.logout()
    assert client.get(path(record)).status_code == 302


def test_pages_answer_in_a_fixed_number_of_queries(writer, record, amal, django_assert_num_queries):
    writer.page(path(record))  # the first page of a day notes the day, the first view of a record the viewer
    with django_assert_num_queries(18):
        writer.page(path(record))
    for number in range(12):
        next_transaction()
        save(record, records.draft(title={"en": f"Said {number}"}), amal)
    with django_assert_num_queries(18):
        writer.page(path(record))
    with django_assert_num_queries(42):
        writer.page(path(record) + "?from=1&to=9")
