# SPDX-License-Identifier: Apache-2.0
"""The rules know some codes by name. What they know is what the vocabulary says, pair by pair."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from registry.domain.counts import headline, statement, subsets, wording
from registry.domain.disclosure import WITHHELD_HARMS, situation
from registry.domain.disclosure.rules import PUBLISHABLE
from registry.domain.grading import GRADES
from registry.domain.location import PRECISIONS
from registry.domain.timespan import span, ucdp
from registry.vocabularies.read import scheme
from registry.vocabularies.shape import ConceptData

Terms = tuple[ConceptData, ...]


@dataclass(frozen=True)
class Pair:
    """`told`: what the terms of the scheme say, in the form in which the domain holds it."""

    scheme: str
    held: Any
    told: Callable[[Terms], Any]


def codes(terms: Terms) -> tuple[str, ...]:
    return tuple(term.code for term in terms)


def marked(attribute: str) -> Callable[[Terms], set[str]]:
    return lambda terms: {term.code for term in terms if term.attributes.get(attribute)}


def radii(terms: Terms) -> list[tuple[str, int | None, bool]]:
    return [
        (term.code, term.attributes.get("radius_m"), term.attributes["extent"] == "radius") for term in terms
    ]


def bands(terms: Terms) -> dict[str, set[str]]:
    """Which bands each age of one group covers, from its years; an older person is at least an adult."""
    years = {
        term.code: range(term.attributes.get("min_years", 18), term.attributes.get("max_years", 199) + 1)
        for term in terms
        if term.attributes["age_group"] in ("child", "adult", "older")
    }
    narrow = [code for code in years if not code.endswith("_unspecified")]
    return {
        code: {band for band in narrow if set(years[band]) <= set(covered)} for code, covered in years.items()
    }


def inside(terms: Terms) -> dict[str, str | None]:
    return {term.code: term.parent for term in terms if term.parent in codes(terms)}


def ucdp_precisions(terms: Terms) -> dict[int, str]:
    return {int(number): term.code for term in terms for number in term.crosswalk.get("ucdp", ())}


SAME = {
    "grades": Pair("harm_grade", GRADES, codes),
    "qualifiers": Pair("qualifier", wording.QUALIFIERS, codes),
    "scopes": Pair("claim_scope", ("whole", "part"), codes),
    "sexes": Pair("sex", subsets.SEXES | {"unknown"}, lambda terms: set(codes(terms))),
    "statuses": Pair(
        "casualty_status",
        {statement.COMBATANT, *statement.NOT_COMBATANT},
        lambda terms: set(codes(terms)),
    ),
    "age bands": Pair("age", subsets.BANDS, bands),
    "ages never split": Pair("age", {"women_and_children"}, marked("never_split")),
    "harms inside another": Pair("harm", headline.OF_WHICH, inside),
    "harms withheld": Pair("harm", WITHHELD_HARMS, marked("restricted")),
    "precisions of a place": Pair(
        "location_precision",
        [(code, known.radius_m, known.shape == "point") for code, known in PRECISIONS.items()],
        radii,
    ),
    "precisions of UCDP": Pair("time_precision", ucdp.PRECISIONS, ucdp_precisions),
}
# The rules need to know only these of a longer list.
SOME = {
    "age": {"unknown", *subsets.BANDS},
    "incident_type": {"sexual_violence", "detention"},
    "object_class": {"hospital", "clinic", "residential", "detention_facility", *situation.SHELTERING},
    "person_role": {"none_known"},
    "qualifier": set(wording.OPENINGS.values()),
    "sensitivity": PUBLISHABLE,
    "time_precision": {"unknown", *(code for _, code in span.PRECISIONS)},
    "weapon": {"submunition_unexploded"},
}


def differs(pair: Pair, terms: Terms) -> bool:
    return pair.held != pair.told(terms)


def unknown(wanted: set[str], terms: Terms) -> set[str]:
    return wanted - set(codes(terms))


def without(terms: Terms, code: str) -> Terms:
    return tuple(term for term in terms if term.code != code)


@pytest.mark.parametrize("name", SAME)
def test_a_list_of_the_domain_is_that_of_its_vocabulary(name):
    pair = SAME[name]

    assert pair.held == pair.told(scheme(pair.scheme).concepts)


@pytest.mark.parametrize("name", SAME)
def test_a_term_taken_away_would_be_seen(name):
    """Negative control of the pairs: at least every term the domain holds is missed."""
    pair = SAME[name]
    terms = scheme(pair.scheme).concepts
    named = [code for code in codes(terms) if f"'{code}'" in repr(pair.held)]

    assert len(named) >= len(pair.held) > 0
    assert [code for code in named if not differs(pair, without(terms, code))] == []


@pytest.mark.parametrize("name", ["grades", "qualifiers", "scopes", "sexes", "statuses"])
def test_a_new_term_would_be_seen(name):
    pair = SAME[name]
    terms = scheme(pair.scheme).concepts

    assert differs(pair, (*terms, replace(terms[0], code="new")))


@pytest.mark.parametrize("name", ["grades", "qualifiers", "scopes", "precisions of a place"])
def test_another_order_would_be_seen(name):
    pair = SAME[name]
    first, second, *rest = scheme(pair.scheme).concepts

    assert differs(pair, (second, first, *rest))


def test_another_radius_would_be_seen():
    pair = SAME["precisions of a place"]
    first, *rest = scheme(pair.scheme).concepts

    assert differs(pair, (replace(first, attributes={"extent": "radius", "radius_m": 26}), *rest))


@pytest.mark.parametrize("name", SOME)
def test_every_code_that_a_rule_names_is_in_its_vocabulary(name):
    terms = scheme(name).concepts

    assert unknown(SOME[name], terms) == set()
    assert all(unknown(SOME[name], without(terms, code)) == {code} for code in SOME[name])  # the control
    assert SOME[name]


def test_the_precisions_of_a_date_go_from_fine_to_coarse_as_in_their_vocabulary():
    held = [code for _, code in span.PRECISIONS]

    assert held == [code for code in codes(scheme("time_precision").concepts) if code in held]
    assert len(held) == 6


def test_no_vocabulary_has_the_word_for_all_statuses():
    """A source's own total over everybody is never a status that somebody could have."""
    assert statement.ALL_STATUSES not in codes(scheme("casualty_status").concepts)
