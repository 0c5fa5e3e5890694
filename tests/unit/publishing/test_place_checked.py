# SPDX-License-Identifier: Apache-2.0
"""An exact place is public because it is widely published already only where two people say so."""

from dataclasses import replace
from hashlib import sha256

import pytest

from registry.domain.errors import NotComplete
from registry.publishing.approve import approve, preview
from tests.factories.records import EVERYTHING, TICKED, TOWN, in_review
from tests.flows.desk_browser import Browser

KNOWN = replace(TOWN, widely_published=True)


def decide(record, reviewer, *, place_checked=False):
    digest = sha256(preview(record)).hexdigest()
    ticks = [code for code in EVERYTHING if place_checked or code != "place_checked"]
    return approve(record=record, by=reviewer, reason="Checked.", content_sha256=digest, ticks=ticks)


def test_the_writers_word_alone_is_not_approved(amal, basim):
    record = in_review(amal, basim, locations=(KNOWN,))

    with pytest.raises(NotComplete) as refusal:
        decide(record, basim)
    assert (refusal.value.field, record.revision.state) == ("place_checked", "in_review")


def test_with_the_reviewers_word_it_is(amal, basim):
    assert decide(in_review(amal, basim, locations=(KNOWN,)), basim, place_checked=True).state == "approved"


def test_a_record_that_says_nothing_of_it_asks_nothing(amal, basim):
    assert decide(in_review(amal, basim), basim).state == "approved"


def test_the_page_asks_and_keeps_the_reason(amal, basim):
    record = in_review(amal, basim, locations=(KNOWN,))
    path = f"/records/{record.reference}"
    fields = TICKED | {"decision": "approve", "reason": "The place stands in three reports."}
    fields["content_sha256"] = sha256(preview(record)).hexdigest()
    del fields["place_checked"]
    client = Browser(basim).client
    client.handler.enforce_csrf_checks = False

    refused = client.post(f"{path}/review", fields)
    assert (refused.status_code, fields["reason"] in refused.text) == (422, True)
    assert 'name="place_checked"' in refused.text


def test_the_page_does_not_ask_where_nobody_says_it(amal, basim):
    path = f"/records/{in_review(amal, basim).reference}"

    assert 'name="place_checked"' not in Browser(basim).page(f"{path}/review")
