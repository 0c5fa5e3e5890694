# SPDX-License-Identifier: Apache-2.0
"""One query string, one number: the page, its list, its charts, CSV, the interface and OGC say the same of any filter."""

import csv
import io
import os
import re

import mapbox_vector_tile
import pytest
from hypothesis import HealthCheck, given, settings

from registry.published import write
from registry.published.codes import SCHEMES
from registry.published.filters import CODED
from registry.ui.canonical import spelled
from tests.factories import varied
from tests.factories.areas import public_areas
from tests.fixtures.databases import publisher, rolled_back
from tests.unit.published.test_executions import SPARSE

EXAMPLES = int(os.environ.get("FILTERS", "15"))
"""`make fuzz` asks for more."""
CODES = {
    "weapon": varied.WEAPONS,
    "type": varied.TYPES,
    "grade": varied.GRADES,
    "attribution": varied.CONFIDENCES,
    "object": varied.OBJECTS,
    "precision": varied.PRECISIONS,
    "delivery": varied.DELIVERIES,
    "source_kind": varied.KINDS,
    "who": varied.ROLES,
}
ELSEWHERE = ("UKR", "SD01")
"""Areas of the records whose shapes the small reference has not, so that no filter may name them."""


def scheme(parameter):
    concepts = [{"code": code, "label": {"en": code}, "parent": None} for code in CODES[parameter]]
    return {"code": SCHEMES[parameter], "title": {"en": parameter}, "concepts": concepts}


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker):
    """Records that stand while the module runs, with every code that they have."""
    with django_db_blocker.unblock(), rolled_back():
        with publisher():
            write.copy_reference([scheme(each) for each in CODES], public_areas(), version="one selection")
            varied.publish_all()
        yield


def query_of(wanted):
    selection = wanted.selection()
    selection["area"] = [each for each in selection.get("area", ()) if each not in ELSEWHERE]
    return spelled({name: value for name, value in selection.items() if value})


def under(path, query, **more):
    return f"{path}?{'&'.join(filter(None, [query, spelled(more)]))}".rstrip("?")


def whole(text):
    return int(text.replace(",", ""))


def shown(client, query):
    """Return the numbers that the page says: of the chips, of the rows of its list, of its histogram with what is not."""
    text = re.sub(r"\s+", " ", client.get(under("/en/explore", query)).content.decode())
    listed = len(re.findall(r'<article class="record-row"', text.partition('class="reports"')[0]))
    totals = re.search(r"Sums over ([\d,]+) incident", text)
    left = re.findall(r"([\d,]+) (?:discounted incident|incidents? under assessment)", text)
    time = re.search(r'<figure class="chart" id="time">.*?</figure>', text)
    rows = re.findall(r'</th><td class="number"><bdi dir="ltr">([\d,]+)</bdi>', time[0]) if time else []
    pages = re.search(r'href="([^"]+)" rel="next"', text)
    items = re.search(r'href="(/api/ogc/collections/incidents/items[^"]*)"', text)[1].replace("&amp;", "&")
    return {
        "chips": whole(re.search(r'<strong class="big">([\d,]+)</strong>', text)[1]),
        "list": listed + rest(client, pages),
        "histogram": sum(map(whole, rows)) + sum(map(whole, left)),
        "ogc": client.get(items).json()["numberMatched"],
        "sums": (whole(totals[1]) if totals else 0) + sum(map(whole, left)),
    }


def rest(client, pages):
    """Return how many rows the pages after this one have."""
    if pages is None:
        return 0
    text = client.get(pages[1].replace("&amp;", "&")).content.decode()
    listed = len(re.findall(r'<article class="record-row"', text.partition('class="reports"')[0]))
    return listed + rest(client, re.search(r'href="([^"]+)" rel="next"', text))


def told(client, query):
    """Return the numbers of the interfaces for programs."""
    rows = client.get(under("/api/v1/incidents", query, format="csv", limit="1000")).content.decode()
    told = client.get(under("/api/v1/incidents", query, limit="1")).json()
    unplaced = 0 if "bbox=" in query else told["without_geometry"]
    return {
        "csv": len(list(csv.reader(io.StringIO(rows)))) - 1,
        "json": told["count"],
        "tile": on_the_map(client, query) + unplaced,
    }


def on_the_map(client, query):
    """Return how many incidents the tile of the whole world holds: points say whose they are, cells how many are there.

    Who is in a cell is told by GeoJSON; an incident with a point as well is on the map once.
    """
    read = mapbox_vector_tile.decode(client.get(under("/api/tiles/incidents/0/0/0.mvt", query)).content)
    assert "clusters" not in read, "too many for single points"
    layers = {name: [each["properties"] for each in layer["features"]] for name, layer in read.items()}
    points = {each["code"] for each in layers.get("incidents", ())}
    cells = cells_of(client, query)

    assert sum(each["n"] for each in layers.get("generalised", ())) == sum(map(len, cells.values()))
    return len(points | set(cells))


def cells_of(client, query):
    """Return the cells of each incident that has any."""
    answer = client.get(under("/api/v1/incidents", query, format="geojson", limit="1000")).json()
    cells = {}
    for each in answer["features"]:
        whole = each["geometry"] or {}
        for part in whole.get("geometries", [whole]):
            if part.get("type") == "Polygon":
                cells.setdefault(each["id"], set()).add(str(part["coordinates"]))
    return cells


def days_in_order(wanted):
    """The other way round no address is answered, though both executions agree on what it would find."""
    return not (wanted.first and wanted.last) or wanted.first <= wanted.last


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=SPARSE.filter(days_in_order))
def test_one_selection_has_one_number_everywhere(records, db, public_client, wanted):
    query = query_of(wanted)
    numbers = shown(public_client, query) | told(public_client, query)

    assert len(set(numbers.values())) == 1, f"{query} {numbers}"


def test_the_numbers_differ_between_selections(records, db, public_client):
    """The control: no number of the page is one that always stands there."""
    assert (
        shown(public_client, "")
        != shown(public_client, "grade=discounted")
        != shown(public_client, "weapon=uxo")
    )
    assert set(CODED) - set(CODES) == {"area", "actor"}
