# SPDX-License-Identifier: Apache-2.0
"""Clients that others wrote read the collection over HTTP: GDAL's driver, as QGIS and R use it, and OWSLib."""

import json

import pyogrio
import pytest
from owslib.ogcapi.features import Features
from pyogrio import raw
from shapely import box, from_wkb
from shapely.geometry import shape

from tests.e2e.house import House

POLYGON = "POLYGON((36 35.5, 38 35.5, 38 36.5, 36 36.5, 36 35.5))"


@pytest.fixture(scope="module")
def served():
    """The address of OGC API Features on a public face that holds sixty incidents."""
    house = House("ogc")
    house.build(areas=False)
    house.run("publisher", "-m", "tests.e2e.public_records")
    with house.serving("public", own_links=True) as url:
        yield f"{url}/api/ogc"


@pytest.fixture(scope="module")
def features(served):
    return Features(served)


@pytest.fixture(scope="module")
def everything(features):
    """Every feature, as one page gives them."""
    return features.collection_items("incidents", limit=1000)["features"]


def gdal(served, **options):
    """Return names of fields, WKB and columns as GDAL reads them, ten on a page."""
    meta, _, geometries, columns = raw.read(f"OAPIF:{served}", layer="incidents", PAGE_SIZE="10", **options)
    return meta, geometries, dict(zip(meta["fields"], columns, strict=True))


def codes(everything, keep=lambda feature: True) -> set[str]:
    return {feature["id"] for feature in everything if keep(feature)}


def within(feature) -> bool:
    return bool(feature["geometry"]) and shape(feature["geometry"]).intersects(box(36, 35.5, 38, 36.5))


def test_gdal_knows_the_layer(served):
    assert [name for name, _ in pyogrio.list_layers(f"OAPIF:{served}")] == ["incidents"]
    info = pyogrio.read_info(f"OAPIF:{served}", layer="incidents", force_feature_count=True)

    assert info["features"] == 60
    assert {"code", "title", "published_at"} <= set(info["fields"])


def test_gdal_reads_all_pages_and_records_without_a_point(served, everything):
    _, geometries, columns = gdal(served)

    assert len(columns["code"]) == len(set(columns["code"])) == 60
    assert set(columns["code"]) == codes(everything)
    assert sum(found is None for found in geometries) == sum(
        feature["geometry"] is None for feature in everything
    )


def test_gdal_reads_a_box(served, everything):
    _, _, columns = gdal(served, bbox=(36, 35.5, 38, 36.5))

    assert set(columns["code"]) == codes(everything, within)
    assert 10 < len(columns["code"]) < 60


def test_gdal_reads_by_attribute(served, everything):
    one = everything[7]["id"]
    _, _, columns = gdal(served, where=f"code = '{one}'")

    assert list(columns["code"]) == [one]


def test_gdal_reads_another_reference_system(served, everything):
    meta, geometries, columns = gdal(served, CRS="EPSG:3857")

    assert meta["crs"] == "EPSG:3857"
    x = {
        code: from_wkb(found).bounds[0]
        for code, found in zip(columns["code"], geometries, strict=True)
        if found
    }
    told = {each["id"]: shape(each["geometry"]).bounds[0] for each in everything if each["geometry"]}
    assert x == pytest.approx({code: lon * 111319.490793 for code, lon in told.items()}, abs=0.02)


def test_owslib_knows_what_is_here(features):
    assert features.feature_collections() == ["incidents"]
    assert any(name.endswith("/conf/cql2-text") for name in features.conformance()["conformsTo"])
    assert features.api()["openapi"].startswith("3.0")
    assert "weapon" in features.collection_queryables("incidents")["properties"]


@pytest.mark.parametrize(
    ("asked", "keep"),
    [
        ({"bbox": [36, 35.5, 38, 36.5]}, within),
        ({"filter": f"S_INTERSECTS(geometry, {POLYGON})"}, within),
        (
            {"filter": "killed_min >= 2 AND NOT weapon = 'cluster_munition'"},
            lambda feature: feature["properties"]["casualties"].get("killed", {}).get("min", 0) >= 2,
        ),
        (
            {"datetime_": "2025-05-01/.."},
            lambda feature: feature["properties"]["date"]["latest"] >= "2025-05-01",
        ),
        ({"weapon": "cluster_munition"}, lambda feature: "cluster_munition" in json.dumps(feature)),
    ],
    ids=["box", "polygon", "text", "time", "weapon"],
)
def test_owslib_reads_all_pages_of_a_selection(features, everything, asked, keep):
    page = features.collection_items("incidents", limit=7, **asked)
    seen = [feature["id"] for feature in page["features"]]
    while following := [link["href"] for link in page["links"] if link["rel"] == "next"]:
        page = features._request(path=following[0].split("/api/ogc/")[1])
        seen += [feature["id"] for feature in page["features"]]

    assert len(seen) == len(set(seen)) == page["numberMatched"]
    assert set(seen) == codes(everything, keep)
    assert 0 < len(seen) < 60


def test_owslib_reads_one(features, everything):
    one = features.collection_item("incidents", everything[0]["id"])

    assert one["properties"] == everything[0]["properties"]
