# SPDX-License-Identifier: Apache-2.0
"""From a dataset's file to the public map: ten drafts imported, cleared, reviewed and published on the desk's pages."""

import json
import shutil
import subprocess

import pyogrio
import pytest

from registry.casework.models import IncidentLocation, Record
from registry.intake import importers
from registry.intake.run import import_file
from tests.factories import ged
from tests.factories.records import TICKED, carry
from tests.flows.desk_browser import Browser
from tests.flows.pages import Forms

TEN = 10
CLEARED = {
    "sensitivity": "public",
    "harm_grade": "single_source",
    "grade_reason": "One dataset states it.",
}


def clear(writer: Browser, reference: str) -> None:
    """Let a person say that the record may leave the desk, and how well it is established."""
    page = writer.entry(f"/records/{reference}/edit").type(**CLEARED)
    saved = page.save()
    assert saved.status_code == 302, saved.text


def release(record: Record, writer: Browser, reviewer: Browser, publisher: Browser) -> None:
    path = f"/records/{record.reference}"
    clear(writer, record.reference)
    writer.press(path, "/steps/submit")
    reviewer.press(path, "/steps/start_review")
    said = {"decision": "approve", "reason": "The row of the dataset says so."}
    reviewer.press(f"{path}/review", "/review", **said, **TICKED)
    publisher.press(f"{path}/publish", "/publish")


def invented(folder):
    rows = [
        ged.row(
            id=number + 1,
            where_coordinates=f"Northreach {number}",
            latitude=10 + number,
            longitude=20 + number,
        )
        for number in range(TEN + 2)
    ]
    return ged.write(folder / "ged.csv", rows)


def located(limit: int) -> list[Record]:
    places = IncidentLocation.objects.filter(geom__isnull=False, record__kind="incident").order_by(
        "record_id"
    )
    return [place.record for place in places.select_related("record")[:limit]]


@pytest.fixture
def people(amal, basim, dunya):
    return Browser(amal), Browser(basim), Browser(dunya)


@pytest.fixture(params=["invented", "real"])
def chosen(request, tmp_path, amal):
    """Ten of the drafts that an import made of an invented file, and of the real sample where it is."""
    real = request.param == "real"
    found = request.getfixturevalue("sample")("ucdp_ged_sample.csv") if real else None
    path = ged.beginning(found, tmp_path) if found else invented(tmp_path)
    import_file(path, importer=importers.found()["ucdp_ged"], by=amal)
    return located(TEN)


def test_ten_imported_drafts_are_published_by_three_people_and_read_by_gdal(
    request, chosen, people, as_publisher, tmp_path
):
    for record in chosen:
        release(record, *people)
    carry(as_publisher)

    public = request.getfixturevalue("public_client")
    listed = public.get("/api/v1/incidents").json()
    assert listed["count"] == TEN
    assert {item["title"]["en"] for item in listed["items"]} == {record.title["en"] for record in chosen}
    for record in chosen:
        assert_public_as_imported(public, record)
    collection = public.get("/api/v1/incidents", {"format": "geojson"}).content
    assert features_read_by_gdal(collection, tmp_path) == TEN


def assert_public_as_imported(public, record: Record) -> None:
    """Hold what the world reads against what the row said."""
    document = public.get(f"/api/v1/incidents/{record.public_state.code}").json()
    imported = record.claims.get().casualties.get(of_which=None, includes_combatants=False)
    killed = document["casualties"]["killed"]
    assert (killed["min"], killed["max"]) == (imported.min, imported.max)
    assert killed["combatants"] is None
    claim = document["claims"][0]
    assert (claim["source"], claim["kind"]["code"]) == ("UCDP Georeferenced Event Dataset 23.1", "dataset")
    assert document["harm_grade"]["code"] == "single_source"
    assert document["date"]["edtf"] == record.date_edtf
    told = json.dumps(document, ensure_ascii=False)
    assert not [
        each
        for each in record.imported_row.listed_sources
        if len(each["title"]) > 15 and each["title"] in told
    ]


def features_read_by_gdal(collection: bytes, folder) -> int:
    """Return how many features GDAL finds: with the program where it is installed, else with the library."""
    path = folder / "incidents.geojson"
    path.write_bytes(collection)
    layer = pyogrio.read_info(path)
    assert (layer["driver"], layer["crs"], layer["geometry_type"]) == ("GeoJSON", "EPSG:4326", "Point")
    if shutil.which("ogrinfo"):
        told = subprocess.run(
            ["ogrinfo", "-ro", "-al", "-so", path], capture_output=True, text=True, check=True
        )
        assert f"Feature Count: {layer['features']}" in told.stdout
    return int(layer["features"])


def test_the_person_who_imported_is_refused_as_reviewer_and_publisher_at_every_door(tmp_path, eyad):
    import_file(invented(tmp_path), importer=importers.found()["ucdp_ged"], by=eyad)
    record, person = located(1)[0], Browser(eyad)
    path = f"/records/{record.reference}"
    clear(person, record.reference)
    person.press(path, "/steps/submit")

    assert "/steps/start_review" not in [address for address, _ in Forms(person.page(path)).forms]
    person.client.handler.enforce_csrf_checks = False
    for step, status in (("steps/start_review", 403), ("publish", 409)):
        assert person.send(f"{path}/{step}", {}).status_code == status
    assert record.revision.state == "submitted"


def test_a_figure_a_dataset_states_out_of_order_survives_an_edit_on_the_page(tmp_path, amal):
    path = ged.write(tmp_path / "ged.csv", [ged.row(low=5, best=3, high=5)])
    import_file(path, importer=importers.found()["ucdp_ged"], by=amal)

    clear(Browser(amal), Record.objects.get().reference)

    kept = Record.objects.get().claims.get().casualties.get(includes_combatants=True)
    assert (kept.min, kept.best, kept.max) == (5, 3, 5)
    assert kept.as_imported
