# SPDX-License-Identifier: Apache-2.0
"""Incidents as features: which, in which order, how many, and where the next page is."""

from datetime import date, timedelta

import pytest

from tests.factories import content as make

ITEMS = "/api/ogc/collections/incidents/items"


def day(offset: int):
    text = (date(2024, 11, 1) + timedelta(days=offset)).isoformat()
    return make.when(text, text)


def ids(body) -> list[str]:
    return [feature["id"] for feature in body["features"]]


def linked(body, rel: str, settings) -> str:
    found = [link["href"] for link in body["links"] if link["rel"] == rel]
    return found[0].removeprefix(settings.REGISTRY_PUBLIC_URL) if found else ""


def test_an_empty_registry_has_no_features_and_no_time(get):
    body = get(ITEMS)

    assert (body["type"], body["features"], body["numberMatched"], body["numberReturned"]) == (
        "FeatureCollection", [], 0, 0,
    )  # fmt: skip
    assert "timeStamp" not in body


def test_features_are_the_frozen_bytes(put, get, public_client):
    code = put(make.content(locations=(make.place(36.6, 35.9),)))
    raw = public_client.get(f"/api/v1/incidents/{code}?format=geojson").content

    assert raw in public_client.get(ITEMS).content
    assert public_client.get(f"{ITEMS}/{code}").content.startswith(raw[:-1])


def test_all_pages_are_read_by_following_next(put, get, settings):
    codes = [put(make.content(date=day(offset))) for offset in range(7)]
    path, seen, pages = f"{ITEMS}?limit=3", [], 0
    while path:
        body = get(path)
        assert (body["numberMatched"], body["numberReturned"]) == (7, len(body["features"]))
        seen, pages, path = seen + ids(body), pages + 1, linked(body, "next", settings)

    assert (seen, pages) == (codes[::-1], 3)


def test_prev_leads_back(put, get, settings):
    put(*(make.content(date=day(offset)) for offset in range(5)))
    first = get(f"{ITEMS}?limit=2")
    second = get(linked(first, "next", settings))

    assert ids(get(linked(second, "prev", settings))) == ids(first)
    assert not linked(first, "prev", settings)


def test_a_cursor_of_another_selection_is_refused(put, get, settings):
    put(*(make.content(date=day(offset)) for offset in range(5)))
    following = linked(get(f"{ITEMS}?limit=2"), "next", settings)

    assert get(following.replace("limit=2", "limit=1"))["numberReturned"] == 1  # the control
    assert get(f"{following}&datetime=2024-11-01/..", status=400)["errors"][0]["parameter"] == "cursor"


@pytest.mark.parametrize(
    ("asked", "returned"), [("1", 1), ("3", 3), ("1000", 4), ("1001", 4), ("999999999", 4)]
)
def test_a_limit_over_the_largest_is_brought_down(put, get, asked, returned):
    put(*(make.content(date=day(offset)) for offset in range(4)))

    assert get(f"{ITEMS}?limit={asked}")["numberReturned"] == returned


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024-11-28", True),
        ("2024-11-28T23:00:00Z", True),
        ("2024-11-28T00:00:00.5+03:00", True),
        ("2024-11-01/2024-11-27", True),
        ("2024-11-28T00:00:00Z/2024-11-30T00:00:00Z", True),
        ("../2024-11-27T12:00:00Z", True),
        ("/2024-11-26", False),
        ("2024-11-29/..", False),
        ("2024-11-29/", False),
    ],
)
def test_datetime_matches_by_overlap_with_the_window(put, get, asked, found):
    put(make.cluster_munition_in_two_areas())

    assert bool(get(f"{ITEMS}?datetime={asked.replace('+', '%2B')}")["numberMatched"]) is found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bbox=36,35,37,36", True),
        ("bbox=36,35,-500,37,36,9000", True),
        ("bbox=35,36,36,37", False),
        ("bbox=35,36,36,37&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", True),
        ("bbox=36,35,37,36&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", True),
        ("bbox=4e6,4.1e6,4.2e6,4.4e6&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857", True),
        ("bbox=4.2e6,4.1e6,4.3e6,4.4e6&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857", False),
        ("bbox=-3e7,-3e7,3e7,3e7&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857", True),
    ],
)
def test_a_box_is_understood_in_its_reference_system(put, get, query, found):
    put(make.content(locations=(make.place(36.6, 35.9),)), make.cluster_munition_in_two_areas())

    body = get(f"{ITEMS}?{query}")
    assert (body["numberMatched"], body["without_geometry"]) == (int(found), 1)


@pytest.mark.parametrize("lon", [179.5, -179.5])
def test_a_box_may_cross_the_antimeridian(put, get, lon):
    put(make.content(locations=(make.place(lon, -17.0),)), make.content(locations=(make.place(0.0, -17.0),)))

    assert get(f"{ITEMS}?bbox=179,-20,-179,-10")["numberMatched"] == 1


@pytest.mark.parametrize(
    "query", ["weapon=cluster_munition", "area=SY07&area=SYR", "killed=1..", "located=no", "q=cluster"]
)
def test_the_property_filters_are_those_of_v1(put, get, query):
    code = put(make.cluster_munition_in_two_areas())
    put(
        make.content(
            locations=(make.place(36.6, 35.9),), search={"weapons": [], "areas": [], "countries": []}
        )
    )

    body, v1 = get(f"{ITEMS}?{query}"), get(f"/api/v1/incidents?{query}")
    assert (ids(body), body["numberMatched"]) == ([code], v1["count"])


@pytest.mark.parametrize(
    "query",
    [
        "limit=x", "limit=-1", "limit=0", "limit=1.5", "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=nan,0,1,1", "bbox=0,0,inf,1",
        "bbox=1,9,2,3", "bbox=0,0,181,1", "datetime=yesterday", "datetime=2024-13-01", "datetime=../..",
        "datetime=2024-11-30/2024-11-01", "datetime=2024-11-01/2024-11-02/2024-11-03", "crs=EPSG:4326",
        "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857", "filter-lang=cql2-text", "sort=date",
        "weapon=catapult", "offset=10", "startindex=1", "format=csv", "date=2024-11-01", "cursor=abc", "f=csv",
        "limit=1&limit=2", "weapon=%00", "q=%00",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_by_name(put, get, query):
    put(make.content())

    body = get(f"{ITEMS}?{query}", status=400)
    assert body["errors"][0]["parameter"] == query.partition("=")[0]


def test_the_time_is_that_of_the_batch_so_that_the_same_answer_is_the_same_bytes(put, public_client):
    put(make.content())
    one, two = public_client.get(ITEMS), public_client.get(ITEMS)

    assert (one.content, one["ETag"]) == (two.content, two["ETag"])
    assert one.json()["timeStamp"] == "2026-11-15T12:00:00Z"


def test_a_page_costs_the_same_queries_whatever_its_size(
    put, public_client, reference, django_assert_num_queries
):
    put(*(make.content(date=day(offset)) for offset in range(5)))

    for limit in (1, 5):
        with django_assert_num_queries(8, using="published"):
            first = public_client.get(f"{ITEMS}?limit={limit}")
    with django_assert_num_queries(1, using="published"):
        again = public_client.get(f"{ITEMS}?limit=5", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_demonstration_records_are_kept_out_of_search_engines(put, public_client, reference):
    assert "X-Robots-Tag" not in public_client.get(ITEMS)
    code = put(make.content(demonstration=True))

    assert public_client.get(ITEMS)["X-Robots-Tag"] == "noindex"
    assert public_client.get(f"{ITEMS}/{code}")["X-Robots-Tag"] == "noindex"


def test_people_read_the_same_as_a_page(put, public_client, reference):
    code = put(make.cluster_munition_in_two_areas())
    page = public_client.get(f"{ITEMS}?f=html").content.decode()

    assert "Cluster munition use reported" in page
    assert f'href="/incidents/{code}"' in page
    assert "Content-Crs" not in public_client.get(f"{ITEMS}?f=html")
