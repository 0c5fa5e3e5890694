# SPDX-License-Identifier: Apache-2.0
"""What the page says comes next, what the world sees, and what happened: true in every state, for everybody."""

import pytest

from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.models import Record
from registry.publishing.outbox import publish, withdraw
from registry.review.steps import take_step
from tests.factories import records
from tests.flows.desk_browser import Browser

REVIEWER_NEXT = "A reviewer who wrote none of it decides next."
PUBLISHER_NEXT = "A publisher who wrote none of it hands it over next."


def page_of(person, record: Record, end: str = "") -> str:
    return Browser(person).page(f"/records/{record.reference}{end}")


def next_of(html: str) -> str:
    return html.split('id="doors-title"')[1].split("</section>", maxsplit=1)[0]


def world_of(html: str) -> str:
    return html.split('id="world-title"')[1].split("</section>", maxsplit=1)[0]


def test_author_reads_that_a_reviewer_and_then_that_a_publisher_is_next(amal, basim):
    record = records.in_review(amal, basim)
    assert REVIEWER_NEXT in next_of(page_of(amal, record))

    records.decide(record, basim)

    told = next_of(page_of(amal, record))
    assert PUBLISHER_NEXT in told
    assert REVIEWER_NEXT not in told


def test_steps_of_a_writer_are_offered_to_nobody_else(amal, basim):
    record = records.logged(amal)
    assert "/steps/submit" in next_of(page_of(amal, record))
    assert "/steps/submit" not in next_of(page_of(basim, record))

    take_step("submit", record=record, by=amal)

    assert "/steps/take_back" in next_of(page_of(amal, record))
    assert "/steps/take_back" not in next_of(page_of(basim, record))
    assert "/steps/start_review" in next_of(page_of(basim, record))


def test_held_record_says_who_lifts_it(amal, basim):
    record = records.in_review(amal, basim)
    take_step("hold", record=record, by=basim, reason="Wait.")

    assert "A reviewer who wrote none of it lifts the hold." in next_of(page_of(amal, record))


@pytest.fixture
def public(amal, basim, dunya, as_publisher):
    return records.published(amal, basim, dunya, as_publisher)


def test_next_is_never_an_empty_box(amal, fadi, basim, dunya, as_publisher):
    record = records.logged(amal)
    assert "A documenter edits it and submits it next." in next_of(page_of(fadi, record))
    done = records.approved(amal, basim)
    publish(record=done, by=dunya)
    assert "It leaves for the public with the next batch." in next_of(page_of(fadi, done))
    records.carry(as_publisher)
    assert "It is public. Nothing waits." in next_of(page_of(fadi, done))


def test_withdrawn_record_shows_the_tombstone_and_nothing_of_what_it_said(public, amal, dunya, as_publisher):
    assert "Northreach" in world_of(page_of(amal, public))
    withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text={"en": "It was another."})
    waiting = page_of(dunya, public)
    assert "Until then the record is still public." in world_of(waiting)
    assert f"/records/{public.reference}/withdraw" not in waiting

    records.carry(as_publisher)

    html = page_of(amal, public)
    told = world_of(html)
    public.public_state.refresh_from_db()
    for words in (public.public_state.code, "Withdrawn: wrong", "It was another.", "Withdrawn on"):
        assert words in told
    assert "Northreach" not in told
    assert "Killed" not in told
    assert "It is withdrawn. Nothing follows" in next_of(html)


def test_withdrawal_says_what_it_does_and_waits_for_the_tick(client, public, dunya):
    path = f"/records/{public.reference}/withdraw"
    assert "no text is published and none is kept" in page_of(dunya, public, "/withdraw")
    client.force_login(dunya)
    sent = {"notice_kind": "withdrawal_safety", "notice_en": "Secret words"}

    refused = client.post(path, sent)

    assert refused.status_code == 422
    assert "Tick that you have read what this does." in refused.text
    assert client.post(path, sent | {"understood": "on"}).status_code == 302
    assert "Secret words" not in page_of(dunya, public)


def test_its_public_code_leads_to_its_public_page(public, amal, basim, settings):
    settings.REGISTRY_PUBLIC_URL = "https://records.example"
    code = public.public_state.code

    assert f'href="https://records.example/incidents/{code}"' in page_of(amal, public)
    assert "records.example" not in page_of(amal, records.approved(amal, basim))


def test_history_tells_every_writing_and_the_kind_of_a_withdrawal(public, amal, dunya, eyad):
    start_correction(public, by=amal)
    rewrite_record(public, records.draft(title={"en": "Said better"}), by=eyad, row_version=1)
    withdraw(record=public, by=dunya, notice_kind="withdrawal_safety")

    told = page_of(amal, public).split('id="history-title"')[1]

    assert "<strong>Eyad</strong> rewrote it" in told
    assert "<strong>Amal</strong> began a correction" in told
    assert "withdrew it (Withdrawn for safety)" in told


def test_correction_says_which_parts_of_the_public_document_changed(public, amal, basim, dunya):
    assert "Changed since version" not in page_of(basim, public)
    start_correction(public, by=amal)
    assert "Nothing of what is public." in world_of(page_of(amal, public))
    rewrite_record(public, records.draft(claims=(records.claim(4),)), by=amal, row_version=1)
    take_step("submit", record=public, by=amal)
    take_step("start_review", record=public, by=basim)

    told = world_of(page_of(basim, public, "/review")).split("Changed since version 1")[1]

    page = page_of(basim, public, "/review")
    assert "<del>Killed · Fewest: 3</del>" in page
    assert "<ins>Killed · Fewest: 4</ins>" in page
    assert "<li>People who came to harm</li>" in told
    assert "<li>Claims by source</li>" in told
    assert "<li>Title</li>" not in told

    records.decide(public, basim)
    publish_page = page_of(dunya, public, "/publish")
    assert "<del>Killed · Fewest: 3</del>" in publish_page
    assert "<ins>Killed · Fewest: 4</ins>" in publish_page


def test_request_for_changes_stands_beside_the_edit_button_until_it_is_answered(amal, basim):
    record = records.in_review(amal, basim)
    take_step("request_changes", record=record, by=basim, reason="Which quarter?")
    told = next_of(page_of(amal, record))
    assert "Basim asked for changes" in told
    assert "Which quarter?" in told

    take_step("submit", record=record, by=amal)

    assert "Which quarter?" not in next_of(page_of(amal, record))


@pytest.mark.parametrize(("sensitivity", "told"), [("restricted", True), ("public", False)])
def test_review_says_beside_the_button_that_sensitivity_forbids_approval(amal, basim, sensitivity, told):
    record = records.in_review(amal, basim, sensitivity=sensitivity)

    form = page_of(basim, record, "/review").split('id="decision-title"')[1].split("</form>")[0]

    assert ("It cannot be approved while its sensitivity is “Restricted”" in form) is told
