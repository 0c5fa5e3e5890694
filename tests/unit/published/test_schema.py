# SPDX-License-Identifier: Apache-2.0
"""The schema is the shape: nothing stands beside the dataclasses, and nothing passes that is not in them."""

import json
from copy import deepcopy
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registry.config.environment import PROJECT
from registry.published.document import ENVELOPE, Content
from registry.published.envelope import Envelope, answer
from registry.published.forms import Day
from registry.published.schema import document
from registry.published.schema.envelope import Surround
from registry.published.schema.members import members
from registry.published.schema.types import NoForm, object_of, schema_of, shapes_in
from registry.published.schema.written_dictionary import page
from tests.factories import content as make
from tests.factories.shape import misshapen

SQUARE = [[36.0, 35.0], [36.05, 35.0], [36.05, 35.05], [36.0, 35.05], [36.0, 35.0]]


@dataclass(frozen=True)
class Longer(Content):
    """Content with one member more."""

    looked_at: Day | None = None
    """When somebody looked."""


@dataclass(frozen=True)
class Shapeless:
    anything: Any


def published(made: Content, **envelope: Any) -> dict:
    around = Envelope("CHR-0000000-0", 1, "ab" * 32, 7, datetime(2026, 1, 1, tzinfo=UTC), (), **envelope)
    return json.loads(json.dumps(answer(asdict(made), around, make.NAMING)))


@pytest.fixture
def example() -> dict:
    return published(make.cluster_munition_in_two_areas(), related=("CHR-0000000-0",))


def test_the_worked_example_has_the_published_shape(example):
    assert misshapen(example) == []


def test_a_report_is_held_against_its_own_schema():
    report = published(make.content(kind="aggregate_report", incident_type=None, places_min=3))

    assert misshapen(report) == []
    incidents = document("incident", "http://localhost/schema")
    assert not Draft202012Validator(incidents).is_valid(report)


@pytest.mark.parametrize("geometry", [None, {"type": "Polygon", "coordinates": [SQUARE]}])
def test_a_place_is_a_cell_or_nothing(geometry):
    assert misshapen(published(make.content(locations=(replace(make.place(), geometry=geometry),)))) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.update(extra=1),
        lambda found: found["locations"][0].update(street="Main street"),
        lambda found: found["links"].pop("self"),
        lambda found: found.update(version="1"),
        lambda found: found["casualties"]["killed"].update(min="1"),
        lambda found: found["casualties"]["killed"].update(min=-1),
        lambda found: found["casualties"]["killed"].update(max=None, open_above=None),
        lambda found: found["date"].update(earliest="27.11.2024"),
        lambda found: found["date"].update(earliest="2024-02-30"),
        lambda found: found["weapons"][0]["weapon"].update(code="Cluster munition"),
        lambda found: found["title"].update({"in English": "x"}),
        lambda found: found["search"].update(names=["x"]),
        lambda found: found["locations"][0].update(
            geometry={"type": "Point", "coordinates": [36.1, 35.1, 0]}
        ),
        lambda found: found["locations"][0].update(geometry={"type": "Point", "coordinates": [35.1, 136.1]}),
        lambda found: found["locations"][0].update(
            geometry={"type": "LineString", "coordinates": SQUARE[:2]}
        ),
    ],
)
def test_what_is_not_of_the_shape_is_refused(example, change):
    wrong = deepcopy(example)
    change(wrong)

    assert misshapen(wrong)


def test_a_type_changed_on_purpose_is_caught(example):
    schema = document("incident", "http://localhost/schema")
    assert Draft202012Validator(schema).is_valid(example)

    schema["$defs"]["Place"]["properties"]["country"]["type"] = "integer"

    assert not Draft202012Validator(schema).is_valid(example)


def test_a_member_that_is_added_appears_by_itself():
    assert "looked_at" not in object_of(Content)["properties"]

    added = object_of(Longer)["properties"]["looked_at"]

    assert (added["type"], added["format"]) == (["string", "null"], "date")
    assert added["description"] == "When somebody looked."


def test_a_member_that_may_be_anything_is_refused():
    with pytest.raises(NoForm):
        object_of(Shapeless)


@pytest.mark.parametrize("hint", [str, dict[str, int], int | str, list[Day]])
def test_a_type_without_a_form_is_refused(hint):
    with pytest.raises(NoForm):
        schema_of(hint)


def test_nothing_is_open(example):
    """Every object of the schema says which members it has."""

    def objects(found):
        if isinstance(found, dict):
            if found.get("type") == "object" or "properties" in found:
                yield found
            for inner in found.values():
                yield from objects(inner)
        if isinstance(found, list):
            for inner in found:
                yield from objects(inner)

    found = list(objects(document("incident", "http://localhost/schema")))
    assert len(found) > 15
    assert [each for each in found if each.get("additionalProperties") is not False] == []


def test_the_envelope_of_the_schema_is_the_one_of_the_answer():
    assert tuple(each.name for each in fields(Surround)) == ENVELOPE


def test_every_member_says_what_it_means():
    shapes = [*shapes_in(Content), *shapes_in(Surround)]

    assert len(shapes) > 10
    assert [f"{shape.__name__}.{m.name}" for shape in shapes for m in members(shape) if not m.meaning] == []


def test_the_data_dictionary_is_what_the_code_knows():
    assert (PROJECT / "docs" / "reference" / "data-dictionary.md").read_text() == page()
