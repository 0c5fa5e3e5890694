# SPDX-License-Identifier: Apache-2.0
"""The filter grammar: what is understood, and that nothing outside it ever passes."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidFilter
from registry.published.conditions import Not, Words
from registry.published.filters import CODED, DEFAULT_LIMIT, Filter, parse
from registry.published.parameters import PARSERS


def read(query: str, **options) -> Filter:
    return parse(QueryDict(query), **options)


def test_an_empty_query_selects_everything():
    assert read("") == Filter(limit=DEFAULT_LIMIT)


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("bbox=35.5,34.5,38.5,37", "box", (35.5, 34.5, 38.5, 37.0)),
        ("bbox=170,-20,-170,20", "box", (170.0, -20.0, -170.0, 20.0)),
        ("bbox=-180,-90,180,90", "box", (-180.0, -90.0, 180.0, 90.0)),
        ("date=2024-11-27", "first", date(2024, 11, 27)),
        ("date=2024-11-27", "last", date(2024, 11, 27)),
        ("date=../2024-11-27", "first", None),
        ("date=2024-11-27/..", "last", None),
        ("weapon=uxo,cluster_munition,uxo", "weapons", ("cluster_munition", "uxo")),
        ("area=SYR&area=SY07", "areas", ("SY07", "SYR")),
        ("area=SYR,SY07", "areas", ("SY07", "SYR")),
        ("limit=1000", "limit", 1000),
        ("format=geojson", "format", "geojson"),
        ("located=no", "located", "no"),
        ("lang=ar", "lang", "ar"),
    ],
)
def test_what_the_grammar_allows_is_understood(query, field, value):
    assert getattr(read(query), field) == value


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "limit=0", "limit=1001", "limit=01", "limit=1e3", "limit=", "limit=-1", "limit=٣", "limit=5&limit=5",
        "bbox=", "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=nan,0,1,1", "bbox=inf,0,1,1", "bbox=1e1,0,20,20", "bbox=0,0,1,",
        "bbox=-181,0,0,1", "bbox=0,-91,1,1", "bbox=0,2,1,1", "bbox=0, 0,1,1", "bbox=0,0,1,1&bbox=0,0,1,1",
        "date=", "date=..", "date=../..", "date=2024-11-31", "date=2024-11", "date=20241101", "date=2024-11-30/2024-11-01",
        "date=2024-11-01/2024-11-02/2024-11-03", "date=/", "date=0000-01-01", "date=2024-11-01&date=2024-11-02",
        "weapon=", "weapon=uxo,", "weapon=UXO", "weapon=ux o", "weapon=uxo&weapon=axo", "weapon=%00", "weapon=x'--",
        "area=", "area=syr", "area=S", "area=SY-07", "area=%00",
        "format=xml", "format=JSON", "lang=de", "located=maybe", "cursor=", "cursor=%00", "cursor=a/b",
    ],
)  # fmt: skip
def test_everything_else_is_refused_by_the_name_of_its_parameter(query):
    with pytest.raises(InvalidFilter) as refused:
        read(query)

    assert refused.value.field == query.partition("=")[0]
    assert refused.value.field in refused.value.message or "parameter" in refused.value.message


def test_an_address_refuses_the_parameters_of_another():
    with pytest.raises(InvalidFilter, match="Allowed: format"):
        read("weapon=uxo", allowed=["format"])


@pytest.mark.parametrize(
    ("query", "helps"),
    [
        ("killed=5..3", "smaller number first, as in killed=3..10"),
        ("killed=five", "as in killed=3.."),
        ("date=../..", "date=2024-11-01/.. leaves the end open"),
        ("weapon=UXO", "spelled as in weapon=cluster_munition,uxo"),
        ("weapon=uxo&weapon=axo", "put several values into one, with commas"),
    ],
)
def test_a_refusal_says_how_to_mend_the_request(query, helps):
    with pytest.raises(InvalidFilter) as refused:
        read(query)

    assert helps in refused.value.message


@pytest.mark.parametrize("name", [name for name in PARSERS if name not in CODED])
def test_commas_are_advised_only_where_they_are_taken(name):
    with pytest.raises(InvalidFilter) as refused:
        read(f"{name}=1&{name}=2")

    assert refused.value.message == f"“{name}” may stand only once."


def test_an_address_without_parameters_says_so():
    with pytest.raises(InvalidFilter, match=r"^This address takes no parameters\.$"):
        read("weapon=uxo", allowed=[])


def test_a_value_that_is_too_long_is_refused():
    with pytest.raises(InvalidFilter, match="at most"):
        read("weapon=" + "a" * 2001)


def test_too_many_codes_are_refused():
    with pytest.raises(InvalidFilter, match="at most 200"):
        read("weapon=" + ",".join(f"c{number}" for number in range(201)))


@given(
    st.lists(st.tuples(st.one_of(st.sampled_from(list(PARSERS)), st.text(max_size=8)), st.text(max_size=40)))
)
def test_any_query_is_read_or_refused_by_name_and_never_fails_otherwise(pairs):
    try:
        found = read(urlencode(pairs))
    except InvalidFilter:
        return
    assert isinstance(found, Filter)


BOUNDS = st.tuples(
    st.decimals(-180, 180, places=4), st.decimals(-90, 90, places=4),
    st.decimals(-180, 180, places=4), st.decimals(-90, 90, places=4),
)  # fmt: skip


@given(
    box=st.none() | BOUNDS,
    days=st.none() | st.tuples(st.dates(), st.dates()),
    weapons=st.lists(st.from_regex(r"[a-z_]{1,20}", fullmatch=True), max_size=3),
    areas=st.lists(st.from_regex(r"[A-Z]{3}", fullmatch=True), max_size=3),
)
def test_a_selection_written_and_read_again_is_the_same(box, days, weapons, areas):
    query = {}
    if box:
        west, south, east, north = box
        query["bbox"] = ",".join(map(str, (west, min(south, north), east, max(south, north))))
    if days:
        query["date"] = f"{min(days)}/{max(days)}"
    if weapons:
        query["weapon"] = ",".join(weapons)
    if areas:
        query["area"] = areas
    found = read(urlencode(query, doseq=True))

    assert read(urlencode(found.selection(), doseq=True)) == found


@pytest.mark.parametrize(
    "query",
    [
        "bbox=0.00001,-0.000001,1,1",
        "bbox=-0.000012345678901,0,0.1,35.123456789012345",
        "changed_since=0001-01-01",
        "changed_since=0999-12-31T23:59:59Z",
        "date=0001-01-01/..",
    ],
)
def test_what_is_spelled_for_the_next_page_is_in_the_grammar(query):
    """Small numbers have no exponent, early years four digits."""
    found = read(query)

    assert read(urlencode(found.selection(), doseq=True)) == found


def test_what_must_not_be_there_is_a_condition_of_its_own():
    """No index finds what is absent; asked together with the rest it would be looked for in every row."""
    told = read(urlencode({"q": 'market -school "in the morning" -"at night"'})).conditions()

    assert told == (
        Words("('market') & ('in' <-> 'the' <-> 'morning')"),
        Not(Words("('school') | ('at' <-> 'night')")),
    )
    assert read("q=-school").conditions() == (Not(Words("('school')")),)
