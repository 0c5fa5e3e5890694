# SPDX-License-Identifier: Apache-2.0
"""Which sources a frozen document names, and to which it leads."""

import json
from dataclasses import replace
from datetime import date

import pytest

from registry.publishing.freeze import freeze
from tests.factories.records import claim, document, logged, source

PAGE = "https://x.example/post1"
PERSONS = ("eyewitness", "victim_or_family")


def told(by, *claims):
    """Return the claims as the world would read them."""
    frozen = freeze(logged(by, claims=claims), nonce=bytes(32), today=date(2026, 1, 1))
    return json.loads(frozen.canonical())["claims"]


@pytest.mark.parametrize("kind", PERSONS)
def test_a_person_who_publishes_is_neither_named_nor_linked_though_nobody_ticked_a_box(amal, kind):
    [shown] = told(amal, claim(item=document("Umm Salim", kind, url=PAGE, archive_url=f"{PAGE}/copy")))

    assert (shown["source"], shown["kind"]["code"]) == (None, kind)
    assert (shown["url"], shown["archive_url"]) == (None, None)


@pytest.mark.parametrize("kind", PERSONS)
def test_a_person_whom_a_newspaper_quotes_is_not_named_and_the_newspaper_is(amal, kind):
    quoted = source(name="Umm Salim", kind=kind)
    [shown] = told(amal, replace(claim(item=document(url=PAGE)), speaker=quoted.pk))

    assert (shown["quoted"], shown["quoted_kind"]["code"]) == (None, kind)
    assert (shown["source"], shown["url"]) == ("Harbour Courier (invented)", PAGE)


def test_the_page_that_quotes_a_protected_person_is_not_linked(amal):
    quoted = source(name="Umm Salim", kind="eyewitness", protected=True)
    [shown] = told(amal, replace(claim(item=document(url=PAGE)), speaker=quoted.pk))

    assert (shown["quoted"], shown["url"]) == (None, None)


def test_what_repeats_a_person_of_the_same_origin_is_not_linked(amal):
    own = claim(item=document("Umm Salim", "eyewitness", url=PAGE), origin="witness")
    repeated = claim(item=document(url="https://courier.example/1"), origin="witness")

    assert [shown["url"] for shown in told(amal, own, repeated)] == [None, None]


@pytest.mark.parametrize("kind", ["social_media_account", "local_media"])
def test_of_other_kinds_the_mark_decides(amal, kind):
    """Negative control: the same name and page, told."""
    hidden = document(of=source(name="Marked", kind=kind, protected=True), url="https://y.example/2")
    [open_, marked] = told(
        amal, claim(item=document("Umm Salim", kind, url=PAGE)), claim(item=hidden, origin="o")
    )

    assert (open_["source"], open_["url"]) == ("Umm Salim", PAGE)
    assert (marked["source"], marked["url"]) == (None, None)
