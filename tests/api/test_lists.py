# SPDX-License-Identifier: Apache-2.0
"""Lists: what a filter selects, how pages follow each other, what is counted beside them."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest

from tests.factories import content as make
from tests.factories import many

LIST = "/api/v1/incidents"


def day(offset: int):
    text = (date(2024, 11, 1) + timedelta(days=offset)).isoformat()
    return make.when(text, text)


def codes(body) -> list[str]:
    return [item["code"] for item in body["items"]]


def test_an_empty_registry_answers_with_nothing_and_says_so(get):
    body = get(LIST)

    assert (body["items"], body["count"], body["next"], body["prev"]) == ([], 0, None, None)


def test_newest_first_by_day_then_by_code(put, get):
    old = put(make.content(date=day(0)))
    new = put(make.content(date=day(5)))
    same = sorted([new, put(make.content(date=day(5)))], reverse=True)

    assert codes(get(LIST)) == [*same, old]


def test_items_are_the_published_bytes(put, get, public_client):
    code = put(make.cluster_munition_in_two_areas())

    listed = public_client.get(LIST).content
    assert public_client.get(f"{LIST}/{code}").content in listed


def test_geometry_is_null_where_only_areas_are_known_and_never_a_centre(put, get):
    code = put(make.cluster_munition_in_two_areas())

    body = get(f"{LIST}?format=geojson")
    assert body["features"][0]["id"] == code
    assert body["features"][0]["geometry"] is None
    assert [each["geometry"] for each in body["features"][0]["properties"]["locations"]] == [None, None]
    assert (body["count"], body["without_geometry"]) == (1, 1)


def test_a_box_answers_with_points_in_it_and_counts_what_no_box_can_find(put, get):
    inside = put(make.content(locations=(make.place(36.6, 35.9),)))
    put(make.content(locations=(make.place(30.0, 50.0),)))
    put(make.cluster_munition_in_two_areas())

    body = get(f"{LIST}?bbox=36,35,37,36")
    assert (codes(body), body["count"], body["without_geometry"]) == ([inside], 1, 1)


def test_without_geometry_counts_only_what_matches_the_other_filters(put, get):
    put(make.content())
    put(make.cluster_munition_in_two_areas())

    assert get(f"{LIST}?bbox=0,0,1,1&weapon=cluster_munition")["without_geometry"] == 1


def test_two_far_points_are_not_in_the_box_between_them(put, get):
    put(make.content(locations=(make.place(10.0, 10.0), make.place(20.0, 20.0))))

    assert get(f"{LIST}?bbox=14,14,16,16")["count"] == 0


@pytest.mark.parametrize(
    ("lon", "found"), [(179.5, True), (-179.5, True), (180.0, True), (0.0, False), (-170.0, False)]
)
def test_a_box_may_cross_the_antimeridian(put, get, lon, found):
    put(make.content(locations=(make.place(lon, -17.0),)))

    assert bool(get(f"{LIST}?bbox=179,-20,-179,-10")["count"]) is found


def test_a_box_may_be_a_single_point(put, get):
    put(make.content(locations=(make.place(36.5, 35.5),)))

    assert get(f"{LIST}?bbox=36.5,35.5,36.5,35.5")["count"] == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024-11-28", True),
        ("2024-11-28/2024-11-30", True),
        ("2024-11-01/2024-11-27", True),
        ("../2024-11-26", False),
        ("2024-11-29/..", False),
    ],
)
def test_a_date_matches_by_overlap_with_the_window(put, get, asked, found):
    put(make.cluster_munition_in_two_areas())

    assert bool(get(f"{LIST}?date={asked}")["count"]) is found


def test_a_family_finds_its_classes_and_a_class_not_its_family(put, get):
    search = {"weapons": ["cluster_munition", "cluster_rocket"], "areas": ["SYR"], "countries": ["SYR"]}
    rocket = put(make.content(search=search))
    put(make.cluster_munition_in_two_areas())

    assert get(f"{LIST}?weapon=cluster_munition")["count"] == 2
    assert codes(get(f"{LIST}?weapon=cluster_rocket")) == [rocket]
    assert get(f"{LIST}?weapon=cluster_rocket,uxo")["count"] == 1


def test_areas_are_any_of_and_may_be_repeated(put, get):
    put(make.cluster_munition_in_two_areas())

    assert get(f"{LIST}?area=SY07")["count"] == 1
    assert get(f"{LIST}?area=SYR&area=SY07")["count"] == 1


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_following_next_gives_the_whole_list_once_and_prev_leads_back(put, get, limit):
    for offset in (0, 1, 1, 1, 2, 5, 5):
        put(make.content(date=day(offset)))
    whole = codes(get(LIST))

    pages, back = [], []
    body = get(f"{LIST}?limit={limit}")
    while True:
        pages.append(codes(body))
        if not body["next"]:
            break
        body = get(body["next"])
    while body["prev"]:
        body = get(body["prev"])
        back.insert(0, codes(body))

    assert [code for page in pages for code in page] == whole
    assert [*back, pages[-1]] == pages


def test_links_stand_in_the_header_too(put, get, public_client):
    put(make.content(), make.content())
    response = public_client.get(f"{LIST}?limit=1")

    assert response["Link"] == f'<{response.json()["next"]}>; rel="next"'


def test_a_table_names_its_character_set(put, public_client):
    put(make.content(title={"en": "Shelling", "ar": "قصف"}))

    answer = public_client.get(f"{LIST}?format=csv&lang=ar")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "قصف" in answer.content.decode(answer.charset)


def test_a_table_says_who_names_a_party(put, public_client):
    withheld = [replace(each, source=None) for each in many.claims()]
    (party,) = many.second().attributions
    other = replace(party, actor="other", claim=None)
    two = replace(many.second(), attributions=(other, party, party))
    put(many.second(), replace(many.second(), claims=tuple(withheld)), make.content(), two)

    rows = csv.DictReader(StringIO(public_client.get(f"{LIST}?format=csv").text))
    assert sorted(row["attribution_sources"] for row in rows) == [
        "",
        "Local media",
        "Local news agency",
        "–; Local news agency; Local news agency",
    ]


@pytest.mark.parametrize("query", ["who=child", "who=children,child"])
def test_a_refused_group_of_people_is_told_the_groups_that_no_code_list_has(reference, get, query):
    assert "person_role; children, girls" in get(f"{LIST}?{query}", status=400)["detail"]


def test_a_cursor_of_another_filter_is_refused(put, get):
    put(make.content(), make.content())
    cursor = get(f"{LIST}?limit=1")["next"].partition("cursor=")[2]

    refusal = get(f"{LIST}?limit=1&date=2024-01-01/..&cursor={cursor}", status=400)
    assert refusal["errors"] == [{"parameter": "cursor", "detail": refusal["detail"]}]


def test_a_changed_cursor_is_refused(put, get):
    put(make.content(), make.content())
    cursor = get(f"{LIST}?limit=1")["next"].partition("cursor=")[2]

    assert get(f"{LIST}?limit=1&cursor=x{cursor}", status=400)["code"] == "invalid_filter"


def test_a_cursor_is_pinned_to_its_state_of_the_dataset(put, get):
    put(make.content(), make.content())
    following = get(f"{LIST}?limit=1")["next"]
    put(make.content())

    refusal = get(following, status=410)
    assert refusal["code"] == "cursor_expired"
    start = get(refusal["links"]["start"])
    assert (start["prev"], len(start["items"])) == (None, 1)


def test_withdrawn_records_are_in_no_list(put, take_down, get):
    code = put(make.content(locations=(make.place(36.5, 35.5),)))
    take_down(code)

    assert get(LIST)["count"] == get(f"{LIST}?bbox=36,35,37,36")["count"] == 0


def test_aggregate_reports_go_the_same_way_and_are_no_incidents(put, get):
    code = put(make.content(kind="aggregate_report"))

    assert codes(get("/api/v1/aggregate-reports")) == [code]
    assert get(LIST)["count"] == 0
    assert get(f"{LIST}/{code}", status=404)["code"] == "not_found"


def test_a_page_costs_a_fixed_number_of_queries(put, get, public_client, django_assert_num_queries):
    put(*(make.content() for _ in range(5)))
    with django_assert_num_queries(8, using="published"):  # three of them hold one moment, where SQL answers
        public_client.get(LIST)
