# SPDX-License-Identifier: Apache-2.0
"""The page of a request of a reader: confirmed is what it showed, and no letter breaks it."""

import pyrage
import pytest
from django.conf import settings

from registry.audit.viewing import viewing
from registry.inbox import actions
from registry.inbox.models import ReaderRequest, SealedText
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to

WORDS, OTHER = {"en": "The date was corrected."}, {"en": "Words that nobody else has read."}


@pytest.fixture
def request_(fetched):
    return fetched()


def at(request_) -> str:
    return f"/requests/{request_.pk}"


def test_words_that_were_changed_meanwhile_are_shown_and_not_confirmed(request_, basim, dunya):
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)
    second = Browser(dunya)
    shown = form_to(second.page(at(request_)), "/confirm")
    actions.reopen(request_, by=basim)
    actions.close(request_, outcome="corrected", words=OTHER, by=basim)

    answer = second.send(*shown)

    assert answer.status_code == 409
    assert "closed anew since you looked" in answer.text
    assert OTHER["en"] in answer.text
    assert second.send(*form_to(answer.text, "/confirm")).status_code == 302  # what this page showed
    with viewing(dunya.pk):
        assert ReaderRequest.objects.get().confirmed_by == dunya


def test_without_what_was_shown_nothing_is_confirmed(request_, basim, dunya):
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)
    second = Browser(dunya)
    path, fields = form_to(second.page(at(request_)), "/confirm")

    assert second.send(path, fields, revision="").status_code == 422
    with viewing(dunya.pk):
        assert ReaderRequest.objects.get().confirmed_by is None


def test_a_letter_of_nesting_without_end_leaves_the_page_standing(request_, basim, as_owner):
    deep = b'{"request": "x", "wrong": ' + b"[" * 60_000 + b"]" * 60_000 + b"}"
    key = pyrage.x25519.Identity.from_str(settings.REGISTRY_INBOX_KEY).to_public()
    with as_owner():
        SealedText.objects.update(sealed=pyrage.encrypt(deep, [key]))

    assert "It cannot be opened here" in Browser(basim).page(at(request_))
