# SPDX-License-Identifier: Apache-2.0
"""The filter over working records: its grammar, and what it selects, against a plain oracle."""

from urllib.parse import urlencode

import pytest
from django.contrib.gis.geos import Point
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.unsaved import keep
from registry.casework.draft import AttributionDraft, LocationDraft, ObjectDraft, WeaponDraft
from registry.casework.finding import matching, parse
from registry.casework.finding.matching import order
from registry.casework.models import Actor, Record
from registry.domain.assignment import Task
from registry.domain.errors import InvalidFilter
from registry.review.assign import assign
from registry.review.steps import take_step
from tests.factories import records
from tests.factories.teams import team

HERE = LocationDraft(
    precision="town", country="SYR", admin1_pcode="SY07", cod_version="v1", geom=Point(36.6, 35.9)
)
THERE = LocationDraft(precision="village", country="UKR", geom=Point(-179.5, -17.0))
NOWHERE = LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY02", cod_version="v1")


@pytest.fixture
def actor(amal):
    with acting_as(amal.pk):
        return Actor.objects.create(code="army_a", names={"en": "Army A"}, actor_class="state_forces")


@pytest.fixture
def made(amal, eyad, actor):
    """Three records, by name, that differ in what filters ask for."""
    first = records.logged(
        amal, locations=(HERE,), weapons=(WeaponDraft("cluster_rocket", delivery="ground_launched"),),
        date_edtf="2024-11-27", objects=(ObjectDraft("school"),), claims=(records.claim(3),),
    )  # fmt: skip
    second = records.logged(
        eyad, locations=(THERE,), weapons=(WeaponDraft("uxo"),), date_edtf="2024-11-28/2024-11-29",
        attributions=(AttributionDraft(actor=actor.pk),), incident_type="air_strike", harm_grade="single_source",
        grade_reason="One.", claims=(records.claim(None, item=records.document("Someone", "eyewitness")),),
    )  # fmt: skip
    third = records.logged(eyad, locations=(NOWHERE,), date_edtf="2024-11-20", sensitivity="restricted",
                           claims=(records.claim(10), records.claim(12, origin="other")))  # fmt: skip
    take_step("submit", record=third, by=eyad)
    return {first.pk: "first", second.pk: "second", third.pk: "third"}


def found(made, query: str, by) -> set[str]:
    chosen = matching(Record.objects.visible_to(by), parse(QueryDict(query)), by=by)
    return {made[key] for key in chosen.values_list("pk", flat=True)}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "first second third"),
        ("bbox=36,35,37,36", "first"),
        ("bbox=179,-20,-179,-10", "second"),
        ("bbox=36.6,35.9,36.6,35.9", "first"),
        ("area=SYR", "first third"),
        ("area=SY02,UKR", "second third"),
        ("date=2024-11-27", "first"),
        ("date=2024-11-29/..", "second"),
        ("date=../2024-11-26", "third"),
        ("date=2024-11-27/2024-11-28", "first second"),
        ("weapon=cluster_munition", "first"),
        ("weapon=cluster_rocket,uxo", "first second"),
        ("weapon=cluster_air_bomb", ""),
        ("delivery=ground_launched", "first"),
        ("object=school", "first"),
        ("type=air_strike", "second"),
        ("grade=single_source", "second"),
        ("actor=army_a", "second"),
        ("attribution=alleged", "second"),
        ("precision=village,admin1", "second third"),
        ("located=no", "third"),
        ("located=yes", "first second"),
        ("source_kind=eyewitness", "second"),
        ("sensitivity=restricted", "third"),
        ("state=submitted", "third"),
        ("state=draft,submitted", "first second third"),
        ("publication=published", ""),
        ("author=amal", "first"),
        ("author=me", "first"),
        ("author=eyad,me", "first second third"),
        ("killed=3", "first"),
        ("killed=3..", "first third"),
        ("killed=11", "third"),
        ("killed=..9", "first"),
        ("killed=13..", ""),
        ("injured=0..", ""),
        ("kind=aggregate_report", ""),
        ("changed_since=2000-01-01", "first second third"),
        ("changed_since=2999-01-01T12:00Z", ""),
        ("q=northreach+shelling", "first second third"),
        ("q=someone", "second"),
        ("show=mine", "first"),
        ("show=review", "third"),
        ("show=approved", ""),
        ("weapon=cluster_munition&state=submitted", ""),
    ],
)  # fmt: skip
def test_what_each_parameter_selects(made, amal, query, names):
    assert found(made, query, amal) == set(names.split())


@pytest.mark.parametrize(
    "query",
    [
        "colour=red", "state=gone", "weapon=no_such", "actor=nobody", "author=nobody", "who=men", "killed=", "killed=..",
        "killed=5..3", "killed=x", "changed_since=yesterday", "changed_since=2024-13-01",
        "sort=title", "show=theirs", "q=%20", "killed=2,3",
        "located=maybe", "kind=x", "assignee=ghost", "team=none", "has=x",
        "team=00000000-0000-0000-0000-000000000000", "assignee=",
        "state=draft&state=held", "limit=5", "cursor=x", "precision=",
    ],
)  # fmt: skip
def test_everything_else_is_refused_by_the_name_of_its_parameter(db, query):
    with pytest.raises(InvalidFilter) as refused:
        parse(QueryDict(query))

    assert refused.value.field == query.partition("=")[0]


@pytest.fixture
def given_away(made, amal, eyad, basim):
    """The first is given to Basim for review, the second to Eyad for writing, and once to Amal."""
    by_name = {name: key for key, name in made.items()}
    with viewing(basim.pk):
        first, second = (Record.objects.get(pk=by_name[name]) for name in ("first", "second"))
    assign(first, task=Task.REVIEW, person=basim, by=basim)
    assign(second, task=Task.WRITE, person=amal, by=basim)
    assign(second, task=Task.WRITE, person=eyad, by=basim)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("assignee=basim", "first"),
        ("assignee=me", ""),
        ("assignee=eyad", "second"),
        ("assignee=amal", ""),
        ("assignee=nobody", "third"),
        ("assignee=nobody,eyad", "second third"),
        ("assignee=basim,eyad", "first second"),
    ],
)
def test_who_has_a_record_now(made, given_away, amal, query, names):
    assert found(made, query, amal) == set(names.split())


def test_me_is_whoever_asks(made, given_away, basim):
    assert found(made, "assignee=me", basim) == {"first"}


def test_whose_record_it_is(made, amal):
    north, south = team("North", amal), team("South", amal)
    made[records.logged(amal, team=north.pk).pk] = "fourth"

    with viewing(amal.pk):
        assert found(made, f"team={north.pk}", amal) == {"fourth"}
        assert found(made, f"team={south.pk}", amal) == set()
        assert found(made, "team=desk", amal) == {"first", "second", "third"}
        assert found(made, f"team=desk,{north.pk}", amal) == {"first", "second", "third", "fourth"}


def test_another_team_is_no_way_past_the_wall(made, amal, eyad):
    north = team("North", amal)
    made[records.logged(amal, team=north.pk).pk] = "fourth"

    with viewing(eyad.pk):
        assert found(made, f"team={north.pk}", eyad) == set()


def test_what_one_left_unsaved_is_ones_own(made, amal, eyad):
    by_name = {name: key for key, name in made.items()}
    with viewing(amal.pk):
        record = Record.objects.get(pk=by_name["first"])
    keep(by=amal, page="a page", kind="incident", typed={"title_en": ["Half"]}, record=record)

    for person, names in ((amal, {"first"}), (eyad, set())):
        with viewing(person.pk):
            assert found(made, "has=unsaved", person) == names


def test_the_new_parameters_have_one_spelling(made, amal):
    north = team("North", amal)
    query = f"has=unsaved&team={north.pk},desk&assignee=nobody,me"

    assert parse(QueryDict(query)).selection() == {
        "team": f"{north.pk},desk",
        "assignee": "me,nobody",
        "has": "unsaved",
    }


def test_whoever_may_see_nothing_finds_nothing(made, fadi):
    before = found(made, "", fadi)
    fadi.role_grants.all().delete()

    assert before == {"first", "second", "third"}
    assert found(made, "", fadi) == set()


SELECTIONS = st.fixed_dictionaries(
    {},
    optional={
        "weapon": st.sampled_from(["uxo", "cluster_munition,uxo"]),
        "killed": st.sampled_from(["3", "3..", "..9", "0..0", "3..7"]),
        "date": st.sampled_from(["2024-11-01/2024-11-30", "2024-11-01/..", "../2024-11-30"]),
        "bbox": st.sampled_from(["1,2,3,4", "-180,-90,180,90"]),
        "changed_since": st.sampled_from(["2024-11-01", "2024-11-01T12:30:00Z"]),
        "q": st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=9),
        "show": st.sampled_from(["mine", "all"]),
        "sort": st.sampled_from(["-date", "-killed"]),
        "state": st.just("draft,held"),
    },
)


@settings(deadline=None)
@given(SELECTIONS)
def test_a_selection_written_and_read_again_is_the_same(query):
    try:
        wanted = parse(QueryDict(urlencode(query)))
    except InvalidFilter:
        return

    assert parse(QueryDict(urlencode(wanted.selection()))) == wanted


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("date", ["third", "first", "second"]),
        ("-date", ["second", "first", "third"]),
        ("-killed", ["third", "first", "second"]),
        ("-changed", ["third", "second", "first"]),
    ],
)
def test_orders(made, amal, sort, names):
    wanted = parse(QueryDict(f"sort={sort}"))
    ordered = Record.objects.order_by(*order(wanted)).values_list("pk", flat=True)

    assert [made[key] for key in ordered] == names
