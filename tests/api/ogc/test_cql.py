# SPDX-License-Identifier: Apache-2.0
"""CQL2 text: what an expression finds, and that everything else is refused by name and rule."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import content as make

ITEMS = "/api/ogc/collections/incidents/items"
CRS = "http://www.opengis.net/def/crs/"


def weapons(*codes: str):
    return {"weapons": list(codes), "areas": ["SYR", "SY07"], "countries": ["SYR"]}


@pytest.fixture
def three(put, reference):
    """Three incidents: a point and figures, two areas and no point, nothing known at all but a day."""
    figures = {"killed": make.figure(3, 5), "injured": make.figure(10, None)}
    return {
        put(
            make.content(
                locations=(make.place(36.6, 35.9),),
                casualties=figures,
                search=weapons("cluster_munition", "cluster_rocket"),
                date=make.when("2024-11-02", "2024-11-02"),
            )
        ): "point",
        put(make.cluster_munition_in_two_areas()): "areas",
        put(make.content(date=make.when("2024-12-01/..", "2024-12-01", None))): "bare",
    }


@pytest.fixture
def ask(public_client, three):
    """Return a function: the names of the incidents that an expression finds, with a space between them."""

    def finding(text: str, **more: str) -> str:
        answer = public_client.get(ITEMS, {"filter": text, **more})
        assert answer.status_code == 200, answer.content
        body = answer.json()
        found = [three[feature["id"]] for feature in body["features"]]
        assert body["numberMatched"] == len(found)
        return " ".join(sorted(found))

    return finding


@pytest.fixture
def refused(public_client, reference):
    def why(text: str, **more: str) -> str:
        answer = public_client.get(ITEMS, {"filter": text, **more})
        body = answer.json()
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json"), body
        assert [each["parameter"] for each in body["errors"]] == ["filter"]
        return body["detail"]

    return why


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("weapon = 'cluster_munition'", "areas point"),
        ("'cluster_rocket' = weapon", "point"),
        ('"weapon" IN (\'cluster_rocket\', \'uxo\')', "point"),
        ("weapon <> 'cluster_rocket'", "areas"),
        ("weapon NOT IN ('cluster_rocket')", "areas"),
        ("NOT weapon = 'cluster_rocket'", "areas"),
        ("weapon IS NULL", "bare"),
        ("NOT (weapon IS NOT NULL)", "bare"),
        ("weapon > 'cluster_munition'", "point"),
        ("killed_min >= 1", "areas point"),
        ("killed_min > 1.0 AND killed_max < 6", "point"),
        ("3 <= killed_min", "point"),
        ("killed_min = -1", ""),
        ("killed_min IN (1, 3)", "areas point"),
        ("killed_min between 2 and 4", "point"),
        ("killed_min NOT BETWEEN 2 AND 4", "areas"),
        ("NOT (killed_min > 2)", "areas"),
        ("injured_max IS NULL", "bare point"),
        ("date_earliest < DATE('2024-11-27')", "point"),
        ("date_latest IS NULL", "bare"),
        ("T_INTERSECTS(date, DATE('2024-11-28'))", "areas"),
        ("T_INTERSECTS(date, TIMESTAMP('2024-11-28T23:59:59Z'))", "areas"),
        ("t_intersects(INTERVAL('2024-11-01', '2024-11-27'), date)", "areas point"),
        ("T_INTERSECTS(date, INTERVAL('..', '2024-11-27T00:00:00Z'))", "areas point"),
        ("T_INTERSECTS(date, INTERVAL(DATE('2024-11-28'), '..'))", "areas bare"),
        ("NOT T_INTERSECTS(date, INTERVAL('2024-11-28', '..'))", "point"),
        ("S_INTERSECTS(geometry, BBOX(36, 35, 37, 36))", "point"),
        ("S_INTERSECTS(geometry, BBOX(36, 35, -9, 37, 36, 900))", "point"),
        ("S_INTERSECTS(POLYGON ((36 35, 37 35, 37 36, 36 36, 36 35)), geometry)", "point"),
        ("s_intersects(geometry, point(36.6 35.9))", "point"),
        ("S_INTERSECTS(geometry, MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0))))", ""),
        ("NOT S_INTERSECTS(geometry, BBOX(0, 0, 1, 1))", "point"),
        ("geometry IS NULL", "areas bare"),
        ("weapon = 'uxo' OR killed_min = 1 AND area = 'SY07'", "areas"),
        ("killed_min = 1 OR killed_min = 3 AND weapon = 'uxo'", "areas"),
        ("(killed_min = 1 OR killed_min = 3) AND weapon = 'uxo'", ""),
        ("NOT (killed_min = 1 OR weapon = 'uxo')", "point"),
        ("actor = 'syrian_government_forces'", "areas"),
        ("TRUE", "areas bare point"),
        ("NOT TRUE OR FALSE", ""),
        ("weapon\n=\t'cluster_rocket'", "point"),
    ],
)  # fmt: skip
def test_an_expression_finds_what_it_says(ask, text, found):
    assert ask(text) == found
    assert ask(f"({text})", **{"filter-lang": "cql2-text", "limit": "10"}) == found


@pytest.mark.parametrize(
    ("system", "text"),
    [
        ("OGC/1.3/CRS84", "S_INTERSECTS(geometry, POLYGON((36 35, 37 35, 37 36, 36 36, 36 35)))"),
        ("EPSG/0/4326", "S_INTERSECTS(geometry, POLYGON((35 36, 35 37, 36 37, 36 36, 35 36)))"),
        ("EPSG/0/4326", "S_INTERSECTS(geometry, BBOX(35, 36, 36, 37))"),
        ("EPSG/0/3857", "S_INTERSECTS(geometry, BBOX(4000000, 4100000, 4200000, 4400000))"),
        (
            "EPSG/0/3857",
            "S_INTERSECTS(geometry, POLYGON((4e6 4.1e6, 4.2e6 4.1e6, 4.2e6 4.4e6, 4e6 4.4e6, 4e6 4.1e6)))",
        ),
    ],
)
def test_geometries_are_understood_in_their_reference_system(ask, system, text):
    assert ask(text, **{"filter-crs": CRS + system}) == "point"


def test_an_expression_stands_beside_the_other_parameters(ask):
    assert ask("killed_min >= 1", weapon="cluster_rocket") == "point"
    assert ask("killed_min >= 1", datetime="2024-11-27/..") == "areas"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("weapon =", "from character 9 on"),
        ("weapon = 'uxo' AND", "from character 19 on"),
        ("weapon ! 'uxo'", "from character 8 on"),
        ("killed_min + 1 = 2", "from character 12 on"),
        ("casei(weapon) = 'uxo'", "from character 6 on"),
        ("weapon LIKE 'c%'", "from character 8 on"),
        ("S_WITHIN(geometry, POINT(1 2))", "from character 9 on"),
        ("weapon = 'uxo' weapon", "from character 16 on"),
        ("password = 'x'", "names password, which is no property here. Allowed: area, weapon"),
        ("geom IS NULL", "names geom, which is no property here"),
        ("weapon = 3", "with a text in single quotes"),
        ("weapon = killed_min", "not compared with each other"),
        ("1 = 1", "not compared with each other"),
        ("'a' IS NULL", "not compared with each other"),
        ("weapon = 'catapult'", "catapult, which is no code of weapon"),
        ("NOT (weapon IN ('uxo', 'catapult'))", "catapult, which is no code of weapon"),
        ("weapon = 'a\x00b'", "is not text"),
        ("weapon = '\ud7ff'", "is no code of weapon"),
        ("area = 'QQ99'", "is no code of area"),
        ("actor = 'nobody_known'", "is no code of actor"),
        ("actor < 'x'", "by = , <> or IN only"),
        ("killed_min = 'three'", "a whole number"),
        ("killed_min = 1.5", "a whole number"),
        ("killed_min = 10000000", "a whole number"),
        ("killed_min = 1e999", "a whole number"),
        ("date_earliest = '2024-11-27'", "a day of the calendar"),
        ("date_earliest = DATE('2024-02-30')", "a day of the calendar"),
        ("date_earliest < TIMESTAMP('2024-11-27T00:00:00Z')", "a day of the calendar"),
        ("date = DATE('2024-11-27')", "of the kind “period”"),
        ("date IS NULL", "of the kind “period”"),
        ("geometry = 'x'", "of the kind “geometry”"),
        ("T_INTERSECTS(date_earliest, DATE('2024-11-27'))", "of the kind “day”"),
        ("T_INTERSECTS(date, weapon)", "T_INTERSECTS with a day"),
        ("T_INTERSECTS(date, INTERVAL('..', '..'))", "T_INTERSECTS with a day"),
        ("T_INTERSECTS(date, INTERVAL('2024-11-30', '2024-11-01'))", "T_INTERSECTS with a day"),
        ("T_INTERSECTS(date, DATE('..'))", "T_INTERSECTS with a day"),
        ("S_INTERSECTS(weapon, POINT(1 2))", "of the kind “codes”"),
        ("S_INTERSECTS(geometry, geometry)", "takes a property and a geometry"),
        ("S_INTERSECTS(geometry, POINT(181 2))", "outside of longitudes"),
        ("S_INTERSECTS(geometry, POINT(1e999 2))", "outside of longitudes"),
        ("S_INTERSECTS(geometry, BBOX(0, 0, 1, 91))", "outside of longitudes"),
        ("S_INTERSECTS(geometry, BBOX(0, 0, 1, 1, 1))", "four numbers, or six"),
        ("S_INTERSECTS(geometry, BBOX(0, 0, 1e999, 1))", "four numbers, or six"),
        ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))", "not well formed"),
        ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))", "its rings cross"),
        ("S_INTERSECTS(geometry, LINESTRING(1 1))", "not well formed"),
        ("S_INTERSECTS(geometry, POINT(1 2, 3 4))", "not well formed"),
        ("S_INTERSECTS(geometry, SRID=4326;POINT(1 2))", "is not understood from"),
        ("(" * 600 + "killed_min = 1" + ")" * 600, ""),
        ("NOT (" * 30 + "killed_min = 1" + ")" * 30, "more than 20 deep"),
        ("(killed_min = 1 AND (injured_min = 1 OR " * 12 + "TRUE" + "))" * 12, "more than 20 deep"),
        ("a" * 4001, "at most 4000 characters"),
        ("   ", "CQL2 text"),
        (" OR ".join(["S_INTERSECTS(geometry, POINT(1 2))"] * 11), "more than 10 geometries"),
    ],
)  # fmt: skip
def test_everything_else_is_refused_with_the_rule(refused, public_client, text, rule):
    if not rule:  # the control: brackets that say nothing are no depth
        assert public_client.get(ITEMS, {"filter": text}).status_code == 200
    else:
        assert rule in refused(text)


@pytest.mark.parametrize(
    "query",
    [
        {"filter-lang": "cql2-json"},
        {"filter-lang": "cql-text"},
        {"filter-crs": "EPSG:3857"},
    ],
)
def test_another_language_or_system_is_refused(public_client, reference, query):
    answer = public_client.get(ITEMS, {"filter": "TRUE", **query})

    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, next(iter(query)))


def test_as_many_comparisons_as_fit_are_answered(ask):
    every = " OR ".join(["killed_min=1"] * 240)

    assert ask(every) == "areas"


def test_an_actor_may_have_capitals_and_hyphens(ask, put, three):
    named = replace(make.cluster_munition_in_two_areas().attributions[0], actor="Northern-Front-2")
    three[put(make.content(attributions=(named,)))] = "named"

    assert ask("actor = 'Northern-Front-2'") == "named"


def test_codes_are_looked_up_once_for_each_property(three, public_client, django_assert_num_queries):
    text = "weapon='uxo' OR weapon='cluster_rocket' OR NOT weapon='cluster_munition' OR area='SYR' OR area='SY07'"
    with django_assert_num_queries(11, using="published"):  # 8 of a page, 1 for weapons, 2 for areas
        answer = public_client.get(ITEMS, {"filter": text})
    with django_assert_num_queries(1, using="published"):
        again = public_client.get(ITEMS, {"filter": text}, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


WORDS = st.sampled_from(
    [
        "weapon", "killed_min", "date", "geometry", "area", "AND", "OR", "NOT", "(", ")", ",", "=", "<>", "<", ">=",
        "IN", "IS", "NULL", "BETWEEN", "LIKE", "TRUE", "'uxo'", "'x", "''", '"', "1", "-1", "1e9", "1e999", "0.5",
        "S_INTERSECTS(", "T_INTERSECTS(", "POINT(1 2)", "POLYGON((0 0,1 0,1 1,0 0))", "BBOX(0,0,1,1)", "BBOX(",
        "DATE('2024-11-27')", "DATE('x')", "INTERVAL('..','2024-11-27')", "\x00", "é", "\\", ";", "--", "%s", "{}",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.lists(WORDS, max_size=30).map(" ".join),
        st.text(max_size=200),
        st.lists(WORDS, max_size=8).map("".join),
    )
)
def test_no_text_makes_a_fault(three, public_client, text):
    answer = public_client.get(ITEMS, {"filter": text})

    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or answer.json()["errors"][0]["parameter"] == "filter"
