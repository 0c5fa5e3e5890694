# SPDX-License-Identifier: Apache-2.0
"""The corrections log and its feed: each change once, newest first, and nothing of what is hidden."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree as Tree

import pytest

from registry.published.document import Displaced
from tests.factories import content as make
from tests.factories import many

NAMED = {"en": "Northreach"}
FAMILIES = Displaced(make.term("families"), 20, 20, False, make.term("exact"), False, None, NAMED, {})
LOG, FEED = "/en/corrections", "/feeds/corrections.atom"
NS = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def corrected(put):
    """A record whose second version says more people were killed."""
    code = put(make.content(casualties={"killed": make.figure(3, 4)}))
    put(
        make.content(casualties={"killed": make.figure(3, 5)}, title={"en": "Better title"}),
        code=code,
        version=2,
        notice={"kind": "correction", "version": 2, "text": {"en": "A source was added."}},
        at=make.AT + timedelta(days=1),
    )
    return code


@pytest.fixture
def log(reference, public_client):
    """Return a function: the main part of the log under a query."""

    def main(query: str = "") -> str:
        answer = public_client.get(LOG + query)
        assert answer.status_code == 200
        return answer.text.partition("<main")[2]

    return main


def test_a_correction_says_what_changed_from_what_to_what_and_why(corrected, log):
    text = log()

    assert "A source was added." in text
    assert told(text) == ["Title (English)", "Killed: 3–4 people became → 3–5 people"]
    assert f"/en/incidents/{corrected}/compare/1..2" in text
    assert '<strong class="big">1</strong>' in text


def told(text):
    """Return what each line of the changes says."""
    lines = re.search(r'<ul class="small">(.*?)</ul>', text, re.S)[1].split("</li>")[:-1]
    return [" ".join(unescape(re.sub(r"<[^>]*>", " ", line)).split()) for line in lines]


PLACES = "Northreach, Syria became → Northreach, Idleb, Syria"
CHANGES = [
    ({"date": make.when("2024-11-28", "2024-11-28")}, "Date: 27 Nov 2024 became → 28 Nov 2024"),
    ({"locations": (make.place(name=NAMED, admin1=make.area()),)}, f"Place: {PLACES}"),
    (
        {"locations": (make.place(name=NAMED, precision=make.term("village")),)},
        "Place: First-level area: only the area is known, so there is no point on the map. became → "
        "Village: only the area is known, so there is no point on the map.",
    ),
    (
        {"attributions": (replace(many.STATE, position=make.term("silent")),)},
        "Alleged responsibility: Denies became → Silent",
    ),
    (
        {"attributions": (replace(many.STATE, confidence=make.term("likely")),)},
        "Alleged responsibility: Armed forces of State A (Alleged) became → Armed forces of State A (Likely)",
    ),
    ({"attributions": ()}, "Alleged responsibility: Armed forces of State A (Alleged) taken away"),
    ({"weapons": (make.weapon(),)}, "Weapon: added Cluster munition"),
    ({"harm_grade": make.term("confirmed")}, "How well it is known: Single source became → Confirmed"),
    ({"displacement": (replace(FAMILIES, to_place={"en": "Southmere"}),)},
     "Displaced: From Northreach became → From Northreach to Southmere"),
    ({"casualties": {}}, "Killed: 3–4 people became → number not stated"),
    ({"casualties": {"killed": make.figure(3, 4, best=4)}}, "Killed (best supported number)"),
    ({"claims": (make.claim(), make.claim(2, source="Local agency"))}, "What a source reported: added Local agency"),
    ({"claims": (make.claim(1, make.stated("killed", 3, 4)),)}, "What a source reported (numbers of people)"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_every_kind_of_change_is_told_with_what_it_was_and_what_it_is(put, log, change, words):
    first = make.content(
        locations=(make.place(name=NAMED),),
        attributions=(many.STATE,),
        displacement=(FAMILIES,),
        casualties={"killed": make.figure(3, 4)},
    )
    put(replace(first, **change), code=put(first), version=2)

    assert told(log()) == [words]


def test_in_arabic_an_arrow_leads_from_the_older_to_the_newer(
    catalogues, corrected, reference, public_client
):
    text = public_client.get("/ar/corrections").text

    assert told(text)[1].endswith("الأشخاص: من 3 إلى 4 أصبح ← الأشخاص: من 3 إلى 5")
    assert "→" not in text


def test_a_first_publication_is_no_correction(put, log):
    put(make.content())
    assert "No change matches" in log()


def test_what_was_withdrawn_is_named_by_its_code_alone(corrected, take_down, log):
    take_down(corrected, notice="withdrawal_safety")
    text = log()

    assert corrected in text
    assert "Better title" not in text
    assert "killed" not in text


def test_it_is_chosen_by_kind_and_day(corrected, put, take_down, log):
    gone = put(make.content())
    take_down(gone)

    assert corrected in log("?kind=corrected")
    assert gone not in log("?kind=corrected")
    assert gone in log("?kind=withdrawn")
    assert corrected in log("?date=2026-11-16/2026-11-16")
    assert corrected not in log("?date=../2026-11-14")


@pytest.mark.parametrize(
    "query", ["kind=published", "kind=suspended", "before=0", "before=x", "colour=red", "date=2024-13-01"]
)
def test_what_it_does_not_know_is_refused(reference, public_client, query):
    assert public_client.get(f"{LOG}?{query}").status_code == 400


def test_pages_hold_every_line_once(put, take_down, log, public_client):
    codes = put(*(make.content() for _ in range(27)))
    for code in codes:
        take_down(code)
    first = log()
    address = first.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    second = log(address)

    assert sorted(code for text in (first, second) for code in codes if f"/{code}" in text) == sorted(codes)
    assert "Back to the newest" in second
    assert '<strong class="big">27</strong>' in second


def test_the_page_costs_a_fixed_number_of_queries(
    corrected, reference, public_client, django_assert_num_queries
):
    public_client.get(LOG)
    with django_assert_num_queries(5, using="published"):
        public_client.get(f"{LOG}?kind=corrected")


def test_the_feed_tells_each_line_with_an_id_of_its_own(corrected, take_down, reference, public_client):
    take_down(corrected)
    answer = public_client.get(FEED)
    root = Tree.fromstring(answer.content)
    entries = root.findall("a:entry", NS)

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [entry.findtext("a:title", None, NS) for entry in entries] == [
        f"Withdrawal error: {corrected}, version 1",
        f"Correction: {corrected}, version 2",
    ]
    assert len({entry.findtext("a:id", None, NS) for entry in entries}) == 2
    for element in (root, *entries):
        assert [len(element.findall(f"a:{name}", NS)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert "Better title" not in answer.text


def test_the_page_of_the_log_names_its_feed(reference, public_client):
    page = public_client.get("/ar/corrections").text.partition("</head>")[0]
    assert 'href="/feeds/corrections.atom?lang=ar"' in page
    assert public_client.get("/feeds/corrections.atom?lang=ar").status_code == 200
