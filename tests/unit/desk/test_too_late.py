# SPDX-License-Identifier: Apache-2.0
"""A form that comes after the session ended, or from before the last sign-in: not taken, and given back."""

import pytest
from django.conf import settings

from registry.casework.models import Record
from tests.factories import records
from tests.fixtures.cast import PASSWORD
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to, form_with

HERE = {"origin": "http://testserver"}
TYPED = "A note nobody wants to type twice"


def send(page, **more):
    return page.browser.client.post(page.path, page.fields | {"save": ["1"]}, headers=HERE | more)


@pytest.fixture
def typed(sound):
    sound.type("claims-0", source_name="Fresh name", source_kind="local_media")
    return sound.type(summary_en=TYPED)


@pytest.fixture
def signed_out(typed):
    del typed.browser.client.cookies[settings.SESSION_COOKIE_NAME]
    return typed


def sign_in(browser) -> None:
    """Sign in as in another window: from here on the tokens of older pages are void."""
    browser.client.cookies.pop(settings.SESSION_COOKIE_NAME, None)
    fields = form_with(browser.client.get("/sign-in").text, "username")[1]
    answer = browser.send("/sign-in", fields, username="amal", password=PASSWORD)
    assert answer.status_code == 302


def test_signed_out_writer_gets_the_words_back_to_copy(signed_out):
    answer = send(signed_out)

    assert answer.status_code == 401
    assert "You are signed out" in answer.text
    assert TYPED in answer.text
    assert "Claim 1: or a new publisher" in answer.text
    assert 'target="_blank"' in answer.text
    assert answer["Cache-Control"] == "no-store"
    assert Record.objects.count() == 0


def test_sent_again_after_signing_in_elsewhere_the_page_comes_back_and_saves(signed_out):
    _action, again = form_with(send(signed_out).text, "title_en")
    sign_in(signed_out.browser)

    back = signed_out.browser.client.post(signed_out.path, again, headers=HERE)

    assert back.status_code == 403
    assert "opened before you signed in" in back.text
    signed_out.read(back.text)
    assert signed_out.fields["summary_en"] == [TYPED]
    assert signed_out.fields["claims-0-source_kind"] == ["local_media"]
    assert Record.objects.count() == 0
    assert signed_out.save().status_code == 302
    assert Record.objects.get().summary == {"en": TYPED}


def test_page_from_before_the_last_sign_in_comes_back_with_a_token_that_works(typed):
    sign_in(typed.browser)

    typed.read(send(typed).text)

    assert (typed.fields["summary_en"], Record.objects.count()) == ([TYPED], 0)
    assert typed.save().status_code == 302


@pytest.mark.parametrize("origin", ["https://example.org", "null", ""])
def test_form_from_elsewhere_is_neither_taken_nor_shown(typed, origin):
    typed.fields["csrfmiddlewaretoken"] = ["x" * 64]

    answer = send(typed, origin=origin)

    assert answer.status_code == 403
    assert TYPED not in answer.text
    assert Record.objects.count() == 0


def test_sources_the_desk_knows_are_not_told_to_somebody_signed_out(signed_out):
    records.document("A source nobody outside may know")

    assert "A source nobody outside may know" not in send(signed_out).text


def test_edit_of_a_record_comes_back_as_the_edit_of_that_record(amal):
    record = records.logged(amal)
    page = Browser(amal).entry(f"/records/{record.reference}/edit").type(summary_en=TYPED)
    sign_in(page.browser)

    page.read(send(page).text)

    assert record.reference in page.html
    assert page.save().status_code == 302
    record.refresh_from_db()
    assert record.summary == {"en": TYPED}


def test_reason_of_a_reviewer_is_given_back_too(amal, basim):
    record = records.in_review(amal, basim)
    reviewer = Browser(basim)
    path = f"/records/{record.reference}/review"
    fields = form_to(reviewer.page(path), "/review")[1] | {"reason": [TYPED], "decision": ["reject"]}
    del reviewer.client.cookies[settings.SESSION_COOKIE_NAME]

    answer = reviewer.client.post(path, fields, headers=HERE)

    assert (answer.status_code, TYPED in answer.text) == (401, True)
    assert form_with(answer.text, "reason")[1]["decision"] == ["reject"]
    assert record.revision.state == "in_review"


def test_password_is_never_shown_again(amal):
    browser = Browser(amal)
    sent = {"username": "amal", "password": "a secret of mine", "csrfmiddlewaretoken": "x" * 64}

    answer = browser.client.post("/sign-in", sent, headers=HERE)

    assert (answer.status_code, "a secret of mine" in answer.text) == (403, False)


def test_small_answers_say_by_their_status_why_they_did_not_come(typed):
    asked = {"HX-Request": "true"}
    sign_in(typed.browser)
    older = typed.browser.client.post("/assist/date", typed.fields, headers=HERE | asked)
    typed.browser.client.cookies.clear()
    out = typed.browser.client.get("/assist/date", headers=asked)

    assert (older.status_code, older.content, out.status_code, out.content) == (403, b"", 401, b"")


def test_signed_out_press_that_holds_no_words_is_led_to_sign_in(client, amal):
    record = records.logged(amal)

    answer = client.post(f"/records/{record.reference}/steps/submit")

    assert answer["Location"].startswith("/sign-in")
    assert record.revision.state == "draft"
