# SPDX-License-Identifier: Apache-2.0
"""Every page of the desk in Arabic: no word of English is left in it, and no figures turn round."""

from dataclasses import replace

import pytest
from django.utils import translation

from registry.accounts import proof
from tests.flows.latin import latin, turning
from tests.security.matrix.asking import ask, questions
from tests.security.matrix.table import RECORDS, ROLES
from tests.security.matrix.world import build, canary

ABOUT = (
    *(
        "shared",
        "team_draft",
        "team_in_review",
        "team_approved",
        "team_held",
        "team_public",
        "team_withdrawn",
    ),
    *("merging_proposed", "merging_done", "merging_undo"),
)
SOURCE = "Harbour Courier (invented)"


@pytest.fixture
def world(db, as_publisher, evidence_store, persons_key, fetched, catalogues, monkeypatch):
    # On a busy machine reading takes longer than a proof lasts.
    monkeypatch.setattr(proof, "FRESH", 86_400)
    with translation.override("en"):  # a request leaves its language behind in this thread
        yield build(as_publisher, evidence_store, fetched)


def typed(world):
    """Return what people wrote or are called; on these pages it stands in English."""
    people = [*world.people.values(), *world.others.values()]
    names = {name for person in people for name in (person.display_name, person.username)}
    records = {
        text.format(canary(name))
        for name in RECORDS
        for text in ("Report on {}", "Shelling reported in {}", "{}")
    }
    written = {
        SOURCE,
        "Another report",
        "courier",
        "other",
        "North",
        "South",
        "Empty",
        "Closed",
        "Northern Records (invented)",
        "onlooker",
        "Onlooker",
    }
    return names | records | written | {"INITIAL_FORMS", "TOTAL_FORMS"}  # which every browser sends


def pages(world):
    """Yield each page once: what somebody may read, and what their empty form is answered with."""
    read = set()
    for each in world.browsers.values():
        each.defaults["HTTP_ACCEPT_LANGUAGE"] = "ar"
    for asked in questions(ROLES, ABOUT):
        use = asked.method, asked.name, *asked.row.more.values(), asked.record
        if use in read or not (asked.row.permission(asked.method) and asked.seen and asked.allowed):
            continue
        read.add(use)
        answer = ask(replace(asked, row=replace(asked.row, body={})), world)
        if answer.text.lstrip().startswith("<"):
            yield str(asked), answer.text


def test_no_page_says_anything_in_english_or_with_figures_that_turn(world):
    """Besides: there are as many pages as there should be, and each is in Arabic."""
    found, names = list(pages(world)), typed(world)
    assert len(found) > 150
    assert [where for where, text in found if "<html" in text and 'lang="ar"\n' not in text] == []
    assert {words: where for where, text in found for words in latin(text, names)} == {}
    assert {words: where for where, text in found for words in turning(text)} == {}


def test_a_word_of_english_is_seen():
    """Negative control."""
    page = """<html lang="ar" dir="rtl"><title>سجل Held</title><p>الحالة: <b>Approved</b> UTC
        <bdi>Sarmin</bdi> <span dir="ltr">SYR</span> <em lang="en">said</em> \u2068Basim\u2069 Huda
        <input placeholder="Find"><br><textarea>typed</textarea><p>بعد Later"""

    assert list(latin(page, {"Huda"})) == ["سجل Held", "Approved", "Find", "بعد Later"]


def test_figures_that_turn_are_seen():
    """Negative control."""
    turned = "<p>من 3–5 <p>2024-11-27 <p>35.9039, 36.7269 <p>10+ <p>طفل, معلم"
    right = "<p><bdi>3–5</bdi> <p>\u20662024-11-27\u2069 <p>2,000 و14:05 <p>طفل، معلم"

    assert list(turning(turned + right)) == ["من 3–5", "2024-11-27", "35.9039, 36.7269", "10+", "طفل, معلم"]
