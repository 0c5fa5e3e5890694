# SPDX-License-Identifier: Apache-2.0
"""Which presses of the desk ask who is there once the last proof is old, and which never wait for one."""

import pytest
from django.conf import settings

from registry.accounts.proof import FRESH
from registry.audit.models import Event
from registry.audit.viewing import viewing
from registry.casework.models import Merge, SafetyHold
from registry.persons import actions
from registry.persons.models import Person
from registry.publishing.holds import Target, ask_lift, set_hold
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge
from tests.factories.records import claim, document, logged
from tests.fixtures.cast import PASSWORD
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to, form_with

TEXTS = {"name": "Huda the Invented", "contact": "", "details": ""}
WHY = "Somebody recognised the building."


@pytest.fixture
def old(later):
    """Return a function that opens a browser of this person whose last proof is older than ten minutes."""

    def opened(person) -> Browser:
        browser = Browser(person)
        browser.page("/account")
        later(FRESH)
        return browser

    return opened


def press(browser, path, **typed):
    return browser.send(
        path, {"csrfmiddlewaretoken": [browser.client.cookies[settings.CSRF_COOKIE_NAME].value]}, **typed
    )


def proved(browser, answer):
    """Send what the page that asks has kept, with the proof."""
    assert answer.status_code == 403
    return browser.send(*form_with(answer.text, "proof_password"), proof_password=PASSWORD)


@pytest.fixture
def record(amal):
    return logged(amal)


@pytest.fixture
def huda(record, amal, persons_key):
    return actions.add(record, kind="victim", texts=TEXTS, consent=actions.Consent(), by=amal)


def at(huda, record, step):
    return f"/records/{record.reference}/people/{huda.pk}/{step}"


def test_a_name_is_shown_after_the_proof_alone_and_the_reason_is_kept(old, huda, record, amal):
    browser = old(amal)
    asked = press(browser, at(huda, record, "show"), reason="review")
    assert TEXTS["name"] not in asked.text
    assert not Event.objects.filter(verb="person.read").exists()

    assert TEXTS["name"] in proved(browser, asked).text


def test_asking_for_an_erasure_and_confirming_it_ask_too(old, huda, record, amal, basim, onlooker):
    def row():
        with viewing(amal.pk):
            return Person.objects.get(pk=huda.pk)

    first = old(amal)
    assert first.client.get(at(huda, record, "erase")).status_code == 200
    asked = press(first, at(huda, record, "erase"))
    assert row().erasure_asked_by_id is None
    proved(first, asked)
    assert row().erasure_asked_by_id == amal.pk

    second = old(basim)
    asked = press(second, at(huda, record, "erase"))
    assert row().erased_at is None
    proved(second, asked)
    assert row().erased_at


def test_lifting_a_hold_asks_and_nothing_that_keeps_one_does(old, record, amal, basim, eyad):
    hold = set_hold(Target(record=record), by=basim, reason=WHY)
    reviewer, second = old(basim), old(eyad)
    path = f"/records/{record.reference}"
    for address in (
        f"/holds/new?record={record.reference}",
        f"/holds/{hold.pk}/ask",
        f"/holds/{hold.pk}/keep",
    ):
        assert press(reviewer, address, reason=WHY).status_code == 302, address
    with viewing(basim.pk):
        ask_lift(hold, by=basim, reason=WHY)

    asked = press(second, f"/holds/{hold.pk}/lift", reason="Agreed by both.")
    assert "Agreed by both." in asked.text
    assert standing(hold, amal).lifted_at is None
    assert proved(second, asked).status_code == 302
    assert standing(hold, amal).lifted_at
    assert second.client.get(path).status_code == 200


def standing(hold, by):
    with viewing(by.pk):
        return SafetyHold.objects.get(pk=hold.pk)


def test_confirming_and_undoing_a_merge_ask_and_what_comes_before_does_not(old, record, amal, basim, eyad):
    twin = logged(amal, claims=(claim(9, item=document("Other (invented)"), origin="other"),))
    merge = propose_merge(twin, into=record, by=amal, reason="One event.")
    browser, path = old(basim), f"/records/{twin.reference}/merge/"

    asked = press(browser, f"{path}confirm")
    assert not told(merge, amal).stands
    assert proved(browser, asked).status_code == 302
    assert told(merge, amal).stands

    ask_undo(told(merge, amal), by=amal, reason="Two events after all.")
    again = old(eyad)
    asked = press(again, f"{path}undo")
    assert told(merge, amal).stands
    assert proved(again, asked).status_code == 302
    assert not told(merge, amal).stands


def test_turning_a_merge_down_waits_for_no_proof(old, record, amal, basim):
    twin = logged(amal, claims=(claim(9, item=document("Other (invented)"), origin="other"),))
    propose_merge(twin, into=record, by=amal, reason="One event.")

    assert press(old(basim), f"/records/{twin.reference}/merge/decline").status_code == 302


def test_asking_to_undo_a_merge_waits_for_no_proof(old, record, amal, basim):
    twin = logged(amal, claims=(claim(9, item=document("Other (invented)"), origin="other"),))
    confirm_merge(propose_merge(twin, into=record, by=amal, reason="One event."), by=basim)

    answer = press(old(amal), f"/records/{twin.reference}/merge/ask_undo", reason="Two events.")

    assert answer.status_code == 302


def told(merge, by):
    with viewing(by.pk):
        return Merge.objects.get(pk=merge.pk)


def test_another_address_for_mails_asks_and_another_language_does_not(old, amal):
    browser = old(amal)
    assert press(browser, "/account", email=amal.email, language="en").status_code == 302

    asked = press(browser, "/account", email="other@desk.example", language="en")
    amal.refresh_from_db()
    assert amal.email == ""
    assert "other@desk.example" in asked.text

    assert proved(browser, asked).status_code == 302
    amal.refresh_from_db()
    assert amal.email == "other@desk.example"


def test_after_a_proof_an_export_leads_on_and_nobody_stays_before_the_question(old, basim, record):
    browser = old(basim)
    ready = proved(browser, press(browser, "/records/export/csv", selection="state=draft"))
    file = browser.send(*form_to(ready.text, "/export/csv"))

    assert ready.status_code == 200
    assert 'href="/records?state=draft"' in ready.text
    assert b"Restricted" in b"".join(file.streaming_content)
    assert Event.objects.filter(verb="records.exported").count() == 1
