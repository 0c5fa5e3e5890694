# SPDX-License-Identifier: Apache-2.0
"""The real files, loaded as the owner of the tables."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from registry.domain.normalise import normalise
from registry.gazetteer import sources
from registry.gazetteer.match import areas_at, search
from registry.gazetteer.models import AdminArea, Load, Place, PlaceName
from registry.gazetteer.sources import natural_earth


def load(*options):
    out = StringIO()
    call_command("load_gazetteer", "--json", "--places", "cities15000", *options, stdout=out)
    return json.loads(out.getvalue())


def contents():
    areas = AdminArea.objects.order_by("source_id").values_list("id", "source_id", "pcode", "parent_id")
    return list(areas), set(Place.objects.values_list("id", "source_id", "name")), PlaceName.objects.count()


def test_every_source_is_found():
    assert set(sources.found()) == {"natural-earth", "geonames"}


@pytest.mark.slow
def test_loading_twice_leaves_the_same_rows(emptied):
    first = load()
    before = contents()
    second = load()
    third = load("--again")
    assert [line["loaded"] for line in first.values()] == [True, True]
    assert [line["loaded"] for line in second.values()] == [False, False]
    assert [line["loaded"] for line in third.values()] == [True, True]
    assert contents() == before
    assert (
        third["geonames"]["rows"]
        == first["geonames"]["rows"]
        == {"places": len(before[1]), "place_names": before[2]}
    )


@pytest.mark.slow
def test_what_was_loaded_can_be_found_in_three_scripts(emptied):
    load()
    assert AdminArea.objects.filter(pcode__startswith="SY").count() == 14
    assert {search(text)[0].source_id for text in ("Aleppo", "حلب", "Алеппо")} == {"170063"}
    assert search("إدلب")[0].pcode == "SY07"
    assert [area.pcode for area in areas_at(36.63, 35.93)] == ["SY07", ""]
    assert [(area.country, area.disputed) for area in areas_at(35.80, 33.05)] == [("", True), ("", True)]
    for name in PlaceName.objects.order_by("id")[:500]:
        assert name.normalised == normalise(name.name)


def test_a_crosswalk_to_a_shape_that_is_not_there_stops_the_load(emptied, monkeypatch, tmp_path):
    (tmp_path / "pcodes").mkdir()
    row = '[[area]]\npcode = "SY01"\nshape = "SYR/Atlantis"\n'
    (tmp_path / "pcodes" / "syr.toml").write_text(f'cod_version = "v1"\n{row}')
    monkeypatch.setattr(natural_earth, "DATA", tmp_path)
    with pytest.raises(CommandError, match="SYR/Atlantis") as refusal:
        load()
    assert refusal.value.returncode == 1
    assert not AdminArea.objects.exists()
    assert not Load.objects.exists()


def test_an_unknown_extract_is_refused():
    with pytest.raises(CommandError, match="cities1"):
        call_command("load_gazetteer", "--places", "cities1")
