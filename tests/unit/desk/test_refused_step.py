# SPDX-License-Identifier: Apache-2.0
"""A step that is refused says why at the top of the page, and leads to where it is put right."""

import pytest

from registry.casework.models import Record
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to


def submitted(browser, record):
    path = f"/records/{record.reference}"
    action, fields = form_to(browser.page(path), "/steps/submit")
    return browser.send(action, fields)


@pytest.mark.parametrize(
    ("changes", "words", "anchor"),
    [
        ({"harm_grade": "single_source"}, "Write the reason for this grade.", "id_grade_reason"),
        ({"harm_grade": "confirmed", "grade_reason": "So."}, "The grade “Confirmed” needs", "id_harm_grade"),
        ({"locations": ()}, "Add a place", "part-where"),
    ],
)
def test_record_that_is_not_complete_says_what_is_missing_and_where(amal, changes, words, anchor):
    record = records.logged(amal, **changes)

    answer = submitted(Browser(amal), record)

    assert (answer.status_code, record.revision.state) == (422, "draft")
    notice = answer.text.split("data-takes-focus>")[1].split("</div>")[0]
    assert words in notice
    assert f'href="/records/{record.reference}/edit#{anchor}"' in notice
    assert f'id="{anchor}"' in Browser(amal).page(f"/records/{record.reference}/edit")


def test_all_that_is_missing_is_told_at_once_each_with_its_link(amal):
    record = records.logged(amal, harm_grade="confirmed", grade_reason="")

    told = submitted(Browser(amal), record).text

    assert "Write the reason for this grade." in told
    assert "The grade “Confirmed” needs" in told
    assert "/edit#id_grade_reason" in told
    assert "/edit#id_harm_grade" in told


@pytest.mark.parametrize(("sensitivity", "said"), [("restricted", True), ("public", False)])
def test_what_can_never_be_approved_so_is_said_beside_submit(amal, sensitivity, said):
    record = records.logged(amal, sensitivity=sensitivity)

    page = Browser(amal).page(f"/records/{record.reference}")

    assert (f"/records/{record.reference}/edit#id_sensitivity" in page) is said
    assert submitted(Browser(amal), record).status_code == 302


def test_record_without_a_claim_leads_to_the_claims(amal):
    page = Browser(amal).entry("/new/incident").type(title_en="Shelling reported", date_edtf="2025-03-03")
    page.save()

    answer = submitted(Browser(amal), Record.objects.get())

    assert "Add a claim" in answer.text
    assert "/edit#part-claims" in answer.text


def test_record_that_is_complete_is_submitted_and_the_page_says_what_follows(amal):
    record, browser = records.logged(amal), Browser(amal)

    assert submitted(browser, record).status_code == 302

    assert "Submitted. A reviewer who wrote none of it is next." in browser.page("/")


def test_step_without_its_reason_leads_to_the_reason(client, amal, basim):
    record = records.in_review(amal, basim)
    client.force_login(basim)

    answer = client.post(f"/records/{record.reference}/steps/hold", {"reason": " "})

    assert answer.status_code == 422
    assert 'href="#id_reason_hold"' in answer.text
    assert "data-takes-focus" in answer.text
    assert "Write the reason for this decision." in answer.text


def test_refusal_of_its_own_page_keeps_the_desk_around_it_and_uses_its_words(client, amal):
    record = records.logged(amal)
    client.force_login(amal)

    answer = client.post(f"/records/{record.reference}/steps/take_back")

    assert answer.status_code == 409
    assert "“Take back” does not start from “Draft”." in answer.text
    assert "My work" in answer.text
    assert f'href="/records/{record.reference}"' in answer.text
    assert "what you typed is still there" not in answer.text
