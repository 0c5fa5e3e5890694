# SPDX-License-Identifier: Apache-2.0
"""What cannot be taken back asks for a proof not older than ten minutes, and loses nothing that was typed."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from registry.accounts.proof import FRESH, stepped_up_to_read
from registry.audit.viewing import viewing
from registry.casework.models import Record
from registry.publishing.models import Outbox
from tests.factories import records
from tests.fixtures.cast import PASSWORD
from tests.flows.at_the_door import App, recovery_codes, second_step, sign_in
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_with

pytestmark = pytest.mark.django_db(databases=["default", "published"])
NOTE = "What changed, typed with care"


@pytest.fixture
def approved(amal, basim) -> Record:
    return records.approved(amal, basim)


@pytest.fixture
def publisher(dunya):
    return Browser(dunya)


def press_publish(browser, record, **typed):
    path = f"/records/{record.reference}/publish"
    token = browser.client.cookies[settings.CSRF_COOKIE_NAME].value if browser.page(path) else ""
    return browser.client.post(path, {"csrfmiddlewaretoken": token, **typed})


def proof_form(answer):
    assert "Is it you?" in answer.text
    return form_with(answer.text, "proof_password")


@pytest.fixture
def handed_over(dunya):
    """Return a function that says how many publications were handed over, as the publisher sees them."""

    def count() -> int:
        with viewing(dunya.pk):
            return Outbox.objects.count()

    return count


def test_fresh_sign_in_is_proof_enough(publisher, approved, handed_over):
    assert press_publish(publisher, approved).status_code == 302
    assert handed_over() == 1


def test_after_ten_minutes_it_is_asked_and_nothing_was_done(publisher, approved, later, handed_over):
    later(FRESH - 1)
    publisher.page("/")
    later(2)

    answer = press_publish(publisher, approved)

    assert answer.status_code == 403
    assert handed_over() == 0


def test_the_press_goes_on_with_the_proof(publisher, approved, later, handed_over):
    later(FRESH)
    action, fields = proof_form(press_publish(publisher, approved))

    answer = publisher.send(action, fields, proof_password=PASSWORD)

    assert (answer.status_code, handed_over()) == (302, 1)


def test_wrong_proof_changes_nothing_and_keeps_what_was_typed(publisher, approved, later, handed_over):
    later(FRESH)
    action, fields = proof_form(press_publish(publisher, approved, notice_en=NOTE))
    assert fields["notice_en"] == [NOTE]

    answer = publisher.send(action, fields, proof_password="wrong")

    assert (answer.status_code, handed_over()) == (422, 0)
    assert proof_form(answer)[1]["notice_en"] == [NOTE]
    assert "wrong" not in answer.text.replace("field wrong", "")


def test_no_word_of_it_stays_on_the_server(publisher, approved, later):
    later(FRESH)
    press_publish(publisher, approved, notice_en=NOTE)

    assert NOTE not in str(dict(publisher.client.session))


def test_withdrawal_asks_too_and_comes_back_with_what_was_typed(
    publisher, amal, basim, dunya, as_publisher, later
):
    record = records.published(amal, basim, dunya, as_publisher)
    path = f"/records/{record.reference}/withdraw"
    fields = form_with(publisher.page(path), "notice_kind")[1]
    later(FRESH)

    asked = publisher.send(path, fields, notice_en=NOTE)
    action, held = proof_form(asked)
    answer = publisher.send(action, held, proof_password=PASSWORD)

    assert (asked.status_code, answer.status_code) == (403, 422)
    assert NOTE in answer.text
    assert "Choose the kind of notice" in answer.text


def test_proof_lasts_ten_minutes_and_the_old_cookie_is_dead(publisher, approved, later):
    later(FRESH)
    before = publisher.client.cookies[settings.SESSION_COOKIE_NAME].value
    action, fields = proof_form(press_publish(publisher, approved))
    publisher.send(action, fields, proof_password=PASSWORD)

    after = publisher.client.cookies[settings.SESSION_COOKIE_NAME].value
    publisher.client.cookies[settings.SESSION_COOKIE_NAME] = before

    assert after != before
    assert publisher.client.get("/").status_code == 302
    publisher.client.cookies[settings.SESSION_COOKIE_NAME] = after
    later(FRESH - 5)
    assert publisher.client.get("/prove").status_code == 200
    assert press_publish(publisher, approved).status_code == 422  # proved; it waits already


def test_session_that_was_proved_again_is_still_listed(client, amal, later):
    sign_in(client, "amal")
    later(FRESH)

    client.post("/prove", {"proof_password": PASSWORD, "next": "/account/sessions"})

    assert "this one" in client.get("/account/sessions").text


def test_code_and_recovery_code_prove_as_well_and_are_used_up(client, amal, later):
    app, codes = App.of(amal), recovery_codes(amal)
    sign_in(client, "amal")
    second_step(client, app.code())
    later(FRESH)
    for code in (app.code(), codes[0]):
        assert client.post("/prove", {"proof_code": code}).status_code == 302
        assert client.post("/prove", {"proof_code": code}).status_code == 422


def test_whoever_has_no_second_factor_is_asked_for_the_password_alone(client, amal):
    client.force_login(amal)

    page = client.get("/prove").text

    assert "proof_password" in page
    assert "proof_code" not in page
    assert client.post("/prove", {"proof_code": "123456"}).status_code == 422


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [("/new/incident", "/new/incident"), ("https://example.org/", "/"), ("//example.org", "/"), ("", "/")],
)
def test_proof_leads_back_only_within_the_desk(client, amal, wanted, leads):
    client.force_login(amal)

    assert client.post("/prove", {"proof_password": PASSWORD, "next": wanted})["Location"] == leads


@stepped_up_to_read
def export(request):
    return HttpResponse("the file")


def test_reading_that_needs_proof_is_led_there_and_back(client, amal, later):
    client.force_login(amal)
    request = RequestFactory().get("/some/export?form=csv")
    request.session, request.user = client.session, amal
    assert export(request).content == b"the file"

    later(FRESH)

    assert export(request)["Location"] == "/prove?next=%2Fsome%2Fexport%3Fform%3Dcsv"


def test_own_password_and_second_factor_ask_too(client, amal, later):
    client.force_login(amal)
    later(FRESH)

    for path in ("/account/password", "/account/second-factor/app", "/account/second-factor/codes/new"):
        assert client.post(path, {"new_password": "x", "code": "1"}).status_code == 403
    assert client.get("/account/second-factor/codes")["Location"].startswith("/prove")
