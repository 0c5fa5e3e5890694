# SPDX-License-Identifier: Apache-2.0
"""One incident as a feature, and what is answered where it is no more."""

import json

import pytest

from tests.factories import content as make

ITEMS = "/api/ogc/collections/incidents/items"


def test_a_feature_says_where_it_belongs(put, get):
    code = put(make.content(locations=(make.place(36.6, 35.9),)))
    body = get(f"{ITEMS}/{code}")

    assert (body["type"], body["id"], body["geometry"]["coordinates"]) == ("Feature", code, [36.6, 35.9])
    assert {link["rel"] for link in body["links"]} >= {"self", "alternate", "collection", "root", "license"}


def test_a_record_without_a_point_has_no_geometry(put, get):
    assert get(f"{ITEMS}/{put(make.cluster_munition_in_two_areas())}")["geometry"] is None


def test_what_was_withdrawn_is_gone_with_a_tombstone(put, take_down, get):
    code = put(make.content())
    take_down(code)

    body = get(f"{ITEMS}/{code}", status=410)
    assert (body["code"], body["tombstone"]["code"]) == ("withdrawn", code)
    assert get(ITEMS)["numberMatched"] == 0


def test_what_was_never_public_and_what_never_was_answer_alike(put, public_client, reference):
    report = put(make.content(kind="aggregate_report"))
    answers = [public_client.get(f"{ITEMS}/{code}") for code in (report, "CHR-0000000-0", "x", "CHR%00")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("query", ["limit=1", "bbox=1,1,2,2", "f=xml", "crs=x", "format=json"])
def test_an_unknown_parameter_is_refused_by_name(put, get, query):
    body = get(f"{ITEMS}/{put(make.content())}?{query}", status=400)

    assert body["errors"][0]["parameter"] == query.partition("=")[0]


def test_a_second_visit_costs_one_narrow_row(put, public_client, reference, django_assert_num_queries):
    path = f"{ITEMS}/{put(make.content())}"
    with django_assert_num_queries(2, using="published"):
        etag = public_client.get(path)["ETag"]
    with django_assert_num_queries(1, using="published"):
        again = public_client.get(path, headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_people_read_the_same_as_a_page(put, public_client, reference):
    code = put(make.cluster_munition_in_two_areas())
    page = public_client.get(f"{ITEMS}/{code}", headers={"Accept": "text/html"})

    assert page["Content-Type"].startswith("text/html")
    assert f'href="/incidents/{code}"' in page.content.decode()


@pytest.mark.parametrize(
    ("system", "coordinates"),
    [
        ("OGC/1.3/CRS84", [36.6, 35.9]),
        ("EPSG/0/4326", [35.9, 36.6]),
        ("EPSG/0/3857", [4074293.36, 4286870.24]),
    ],
)
def test_the_geometry_is_given_in_the_asked_system_and_nothing_else_is_touched(
    put, public_client, reference, system, coordinates
):
    code = put(make.content(locations=(make.place(36.6, 35.9),)))
    uri = f"http://www.opengis.net/def/crs/{system}"
    plain = json.loads(public_client.get(f"{ITEMS}/{code}").content)
    for path in (f"{ITEMS}/{code}", ITEMS):
        answer = public_client.get(f"{path}?crs={uri}")
        body = json.loads(answer.content)
        feature = body.get("features", [body])[0]

        assert answer["Content-Crs"] == f"<{uri}>"
        assert feature["geometry"]["coordinates"] == pytest.approx(coordinates, abs=0.01)
        assert feature["properties"] == plain["properties"]
        assert public_client.get(f"/api/v1/incidents/{code}").content in answer.content
