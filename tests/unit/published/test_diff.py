# SPDX-License-Identifier: Apache-2.0
"""What differs between two frozen documents: all of it, and nothing else."""

import json
from copy import deepcopy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.published.diff import LEFT_OUT, changes
from registry.published.document import ENVELOPE
from registry.published.pairing import PAIRED_BY, bare
from tests.factories import content as make
from tests.factories import many, varied

SEEDS = st.integers(0, 10_000)
KEYED = ("title", "summary", "event_group", "casualties")


def document(made):
    return json.loads(made.canonical())


def drawn(seed):
    """Return a document with claims that say something, the same for the same seed."""
    chance = Random(seed)
    said = [
        make.claim(
            number + 1, make.stated("killed", number, chance.choice([None, 9])), source=chance.choice("AB")
        )
        for number in range(chance.randrange(4))
    ]
    return document(varied.varied(chance, claims=tuple(said)))


def applied(before, found):
    """Return the document with every change made to it. Lists come back in any order."""
    after = deepcopy(before)
    for change in found:
        if change.inner == ("order",):
            continue
        if change.member in KEYED:
            keyed = dict(after[change.member] or {})
            keyed.pop(change.key, None)
            after[change.member] = keyed | ({} if change.new is None else {change.key: change.new})
        elif change.member in PAIRED_BY:
            if change.old:
                after[change.member].remove(change.old)
            after[change.member] += [change.new] if change.new else []
        else:
            after[change.member] = change.new
    return after


def comparable(doc):
    """Return the content without what is left out, with lists as sets of things wherever they stand."""
    kept = {name: value for name, value in doc.items() if name not in LEFT_OUT and name not in ENVELOPE}
    for name in PAIRED_BY:
        things = [{key: value for key, value in thing.items() if key != "number"} for thing in kept[name]]
        kept[name] = sorted(json.dumps(bare(thing), sort_keys=True) for thing in things)
    return bare({name: value or None if name == "event_group" else value for name, value in kept.items()})


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_a_document_does_not_differ_from_itself(seed):
    assert changes(drawn(seed), drawn(seed)) == ()


@given(SEEDS, SEEDS)
@settings(max_examples=150, deadline=None)
def test_the_older_version_with_its_changes_made_is_the_newer_one(one, other):
    before, after = drawn(one), drawn(other)

    assert comparable(applied(before, changes(before, after))) == comparable(after)


def leaves(value, path=()):
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, (*path, name))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from leaves(each, (*path, at))
    else:
        yield path


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_is_changed_is_listed_under_its_member(data):
    before = document(make.cluster_munition_in_two_areas())
    path = data.draw(st.sampled_from([path for path in leaves(before) if told(path)]))
    after = deepcopy(before)
    holder = after
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = "something else"

    assert {change.member for change in changes(before, after)} == {path[0]}


def told(path):
    """Whether a change there is one: labels and places in a list tell nothing. A text that is missing takes no words."""
    return path[0] not in (*LEFT_OUT, "event_group") and path[-1] not in ("label", "number")


def test_a_label_worded_anew_is_no_change():
    before = document(make.content(weapons=(make.weapon(label="Cluster munition"),)))
    after = document(make.content(weapons=(make.weapon(label="Cluster weapon"),)))

    assert changes(before, after) == ()


def test_a_claim_before_the_others_makes_no_change_of_them():
    said = [make.claim(number, make.stated("killed", 3, 3), source=f"S{number}") for number in (1, 2)]
    later = [make.claim(1, source="First"), *(make.claim(2 + at, *each.figures, source=each.source)
             for at, each in enumerate(said))]  # fmt: skip
    found = changes(document(make.content(claims=tuple(said))), document(make.content(claims=tuple(later))))

    assert [(each.member, each.how, each.new["source"]) for each in found] == [("claims", "new", "First")]


@pytest.mark.parametrize(
    ("was", "now", "how", "inner"),
    [
        (("killed", 3, 4), ("killed", 3, 5), "changed", ("max", "unspecified_max")),
        ((), ("killed", 3, 5), "new", ()),
        (("killed", 3, 5), (), "gone", ()),
    ],
)
def test_a_figure_says_what_of_it_differs(was, now, how, inner):
    before, after = ({each[0]: make.figure(*each[1:])} if each else {} for each in (was, now))
    (found,) = changes(document(make.content(casualties=before)), document(make.content(casualties=after)))

    assert (found.member, found.key, found.how, found.inner) == ("casualties", "killed", how, inner)


def test_things_in_another_order_are_said_to_be():
    used = (make.weapon("uxo", "Unexploded ordnance"), make.weapon())
    one, other = (document(make.content(weapons=order)) for order in (used, used[::-1]))

    assert [each.inner for each in changes(one, other)] == [("order",)]


def test_a_member_that_older_documents_lack_differs_only_where_it_says_something():
    newer = document(many.first())
    older = deepcopy(newer)
    (party,) = older["attributions"]
    party |= {"claim": None, "denied_on": None}
    newer["attributions"][0] |= {"claim": None, "denied_on": None}
    del party["denied_on"]

    assert changes(older, newer) == ()
    newer["attributions"][0]["denied_on"] = "2024-11-20"
    (found,) = changes(older, newer)
    assert (found.member, found.inner) == ("attributions", ("denied_on",))


def test_what_stands_around_the_content_is_not_compared():
    one = document(make.content())

    assert changes(one, one | {"version": 2, "notices": [{"kind": "correction"}], "nonce": "11" * 32}) == ()
