# SPDX-License-Identifier: Apache-2.0
"""A record's life on the desk's pages: sent back, resubmitted, published, corrected with a notice, withdrawn."""

import pytest

from registry.casework.models import Record
from tests.factories import records
from tests.factories.records import TICKED, carry
from tests.flows.desk_browser import Browser

pytestmark = pytest.mark.django_db(databases=["default", "published"])


@pytest.fixture
def people(amal, basim, dunya):
    return Browser(amal), Browser(basim), Browser(dunya)


@pytest.fixture
def record(amal) -> Record:
    return records.logged(amal)


def submit_and_start(record, writer, reviewer) -> str:
    path = f"/records/{record.reference}"
    writer.press(path, "/steps/submit")
    reviewer.press(path, "/steps/start_review")
    return path


def approve_and_publish(record, people, **notice: str) -> None:
    writer, reviewer, publisher = people
    path = submit_and_start(record, writer, reviewer)
    reviewer.press(f"{path}/review", "/review", decision="approve", reason="Checked.", **TICKED)
    publisher.press(f"{path}/publish", "/publish", **notice)


def test_record_is_sent_back_published_corrected_and_withdrawn(request, people, record, as_publisher):
    writer, reviewer, publisher = people
    path = submit_and_start(record, writer, reviewer)
    reviewer.press(
        f"{path}/review", "/review", decision="request_changes", reason="Which quarter of the town?"
    )
    assert "Which quarter of the town?" in writer.page(path)
    assert record.reference in writer.page("/records?show=mine")
    assert writer.entry(f"{path}/edit").type(summary_en="In the northern quarter.").save().status_code == 302
    approve_and_publish(record, people)
    carry(as_publisher)

    writer.press(path, "/correct")
    assert (
        writer.entry(f"{path}/edit").type("claims-0", **{"cell-killed-civilian": "4"}).save().status_code
        == 302
    )
    approve_and_publish(record, people, notice_kind="correction", notice_en="One more person died of wounds.")
    carry(as_publisher)
    publisher.press(
        f"{path}/withdraw",
        "/withdraw",
        notice_kind="withdrawal_error",
        notice_en="It was a duplicate.",
        understood="on",
    )
    carry(as_publisher)

    record.public_state.refresh_from_db()
    told = writer.page(path)
    for words in (
        "corrected version",
        "withdrew it",
        "It was a duplicate.",
        "requested changes",
        "Withdrawn",
    ):
        assert words in told
    public = request.getfixturevalue("public_client")
    gone = public.get(f"/api/v1/incidents/{record.public_state.code}")
    assert gone.status_code == 410
    assert "It was a duplicate." in gone.text


def test_notice_is_needed_for_a_second_version_and_what_was_typed_stays(people, record, as_publisher):
    writer, reviewer, publisher = people
    approve_and_publish(record, people)
    carry(as_publisher)
    path = f"/records/{record.reference}"
    writer.press(path, "/correct")
    writer.entry(f"{path}/edit").save()
    submit_and_start(record, writer, reviewer)
    reviewer.press(f"{path}/review", "/review", decision="approve", reason="Checked.", **TICKED)
    publisher.page(f"{path}/publish")
    token = publisher.client.cookies["registry_desk_csrf"].value

    refused = publisher.client.post(
        f"{path}/publish", {"csrfmiddlewaretoken": token, "notice_kind": "correction", "notice_ar": "تصحيح"}
    )

    assert refused.status_code == 422
    assert "in English at least" in refused.text
    assert "تصحيح" in refused.text


def test_reviewer_who_saw_other_bytes_reads_again_and_keeps_the_reason(client, amal, basim, record):
    writer, reviewer = Browser(amal), Browser(basim)
    path = submit_and_start(record, writer, reviewer)
    client.force_login(basim)

    answer = client.post(
        f"{path}/review", {"decision": "approve", "reason": "A long reason.", "content_sha256": "0" * 64}
    )

    assert answer.status_code == 409
    assert "changed since this page was opened" in answer.text
    assert "A long reason." in answer.text
    assert record.revision.state == "in_review"


@pytest.mark.parametrize("decision", ["approve", "request_changes", "reject"])
def test_every_decision_needs_a_reason(client, amal, basim, record, decision):
    path = submit_and_start(record, Browser(amal), Browser(basim))
    client.force_login(basim)

    answer = client.post(f"{path}/review", {"decision": decision, "outcome": "duplicate", "reason": " "})

    assert answer.status_code == 422
    assert 'href="#id_reason"' in answer.text
    assert record.revision.state == "in_review"


def test_rejection_says_which_and_may_be_opened_again_with_a_reason(client, amal, basim, record):
    path = submit_and_start(record, Browser(amal), Browser(basim))
    client.force_login(basim)
    assert client.post(f"{path}/review", {"decision": "reject", "reason": "Twice."}).status_code == 422

    assert (
        client.post(
            f"{path}/review", {"decision": "reject", "reason": "Twice.", "outcome": "duplicate"}
        ).status_code
        == 302
    )

    client.force_login(amal)
    assert client.post(f"{path}/steps/reopen").status_code == 422
    assert record.revision.state == "rejected"
    assert client.post(f"{path}/steps/reopen", {"reason": "It is another one."}).status_code == 302
    assert record.revision.state == "draft"


def test_record_of_restricted_sensitivity_is_not_approved_and_the_page_says_why(client, amal, basim):
    record = records.logged(amal, sensitivity="restricted")
    path = submit_and_start(record, Browser(amal), Browser(basim))
    reviewer = Browser(basim)
    page = reviewer.page(f"{path}/review")
    assert "its sensitivity keeps this record on the desk" in page

    client.force_login(basim)
    shown = page.split('name="content_sha256" value="')[1][:64]
    answer = client.post(
        f"{path}/review", {"decision": "approve", "reason": "Fine.", "content_sha256": shown}
    )

    assert (answer.status_code, record.revision.state) == (422, "in_review")
    assert "sensitivity keeps this record" in answer.text


def test_bytes_shown_are_the_bytes_approved(amal, basim, record):
    from hashlib import sha256

    writer, reviewer = Browser(amal), Browser(basim)
    path = submit_and_start(record, writer, reviewer)
    shown = reviewer.client.get(f"{path}/content.json").content
    assert sha256(shown).hexdigest() in reviewer.page(f"{path}/review")

    reviewer.press(f"{path}/review", "/review", decision="approve", reason="Checked.", **TICKED)

    assert bytes(record.revision.content) == shown


def test_step_that_does_not_start_here_is_refused_as_a_page(client, amal, record):
    client.force_login(amal)

    assert client.post(f"/records/{record.reference}/steps/take_back").status_code == 409
    assert client.post(f"/records/{record.reference}/steps/approve").status_code == 404
    assert client.get(f"/records/{record.reference}/steps/submit").status_code == 405
