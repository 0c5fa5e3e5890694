# SPDX-License-Identifier: Apache-2.0
"""Every example in the document is a real answer, and is still what is answered, and has the shape that is told.

`REFRESH_EXAMPLES=1 make test ARGS=tests/api/openapi/test_examples.py` keeps the answers anew.
"""

import json
import os
from types import SimpleNamespace

from django.db import OperationalError
from django.test import Client
from jsonschema import Draft202012Validator

from api.errors import busy
from api.openapi.document import document
from api.openapi.examples import FOLDER, example
from registry.config.opening import marker
from registry.public.views.errors import server_error
from registry.ui import limits
from registry.ui.allowances import LARGEST_BODY
from tests.factories import content as make
from tests.factories import storied

ITEM = f"/api/v1/incidents/{storied.EXAMPLE}"
REPORT = f"/api/v1/aggregate-reports/{storied.REPORT}"
LIST = "/api/v1/incidents"
ANSWERS = {
    "index": "/api/v1/",
    "incident-list": "/api/v1/incidents?limit=1&date=2024-11-27",
    "incident-item": ITEM,
    "incident-item-geojson": f"{ITEM}?format=geojson",
    "incident-versions": f"{ITEM}/versions",
    "incident-version": f"{ITEM}/versions/1",
    "aggregate_report-list": "/api/v1/aggregate-reports?limit=1&date=2024-11-27",
    "aggregate_report-item": REPORT,
    "aggregate_report-item-geojson": f"{REPORT}?format=geojson",
    "aggregate_report-versions": f"{REPORT}/versions",
    "aggregate_report-version": f"{REPORT}/versions/1",
    "changes": "/api/v1/changes?limit=2",
    "releases": "/api/v1/releases",
    "statistics": "/api/v1/statistics?by=year,weapon",
    "tilejson": "/api/tiles/incidents.json",
    "vocabularies": "/api/v1/vocabularies",
    "vocabulary": "/api/v1/vocabularies/count_unit",
    "areas": "/api/v1/areas?area=SYR",
    "area": "/api/v1/areas/SY07",
    "problem-invalid_filter": "/api/v1/incidents?limit=0",
    "problem-query_too_long": f"/api/v1/incidents?q={'a' * 9000}",
    "problem-not_found": "/api/v1/incidents/CHR-0000000-0",
    "problem-withdrawn": f"/api/v1/incidents/{storied.WITHDRAWN}",
    "problem-suspended": f"/api/v1/incidents/{storied.HELD}",
    "problem-merged": f"/api/v1/incidents/{storied.MERGED}",
}


def kept(name: str, found: dict) -> dict:
    """Return the example that is kept under the name; with REFRESH_EXAMPLES, keep this one first."""
    if os.environ.get("REFRESH_EXAMPLES"):
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
        example.cache_clear()
    return example(name)


def test_every_example_is_what_is_answered(world, public_client):
    answers = {name: public_client.get(path) for name, path in ANSWERS.items()}
    found = {name: answer.json() for name, answer in answers.items()}

    assert {name for name, each in answers.items() if each.status_code != 200} == {
        name for name in ANSWERS if name.startswith("problem-")
    }
    assert {name: kept(name, answer) for name, answer in found.items()} == found


def test_the_examples_of_other_refusals_are_what_is_answered(
    world, public_client, put, rf, settings, tmp_path, monkeypatch
):
    begun = public_client.get("/api/v1/incidents?limit=1").json()["next"]
    put(make.content())
    settings.REGISTRY_VAR, settings.ALLOWED_HOSTS = tmp_path, ["testserver"]
    found = {
        "problem-method_not_allowed": public_client.post(LIST),
        "problem-bad_request": public_client.get(LIST, headers={"Host": "elsewhere.example"}),
        "problem-precondition_failed": public_client.get(LIST, headers={"If-Match": '"another"'}),
        "problem-body_too_large": public_client.generic("GET", LIST, b"x" * (LARGEST_BODY + 1)),
        "problem-unavailable": busy(OperationalError()),
        "problem-not_acceptable": public_client.get("/api/v1/incidents", headers={"Accept": "text/html"}),
        "problem-cursor_expired": public_client.get(begun),
        "problem-server_error": server_error(rf.get("/api/v1/")),
    }
    settings.REGISTRY_RATE_LIMIT, settings.REGISTRY_THROTTLE_URL = 1, ""
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: 1_800_000_020))
    limits.limits.cache_clear()
    found["problem-too_many_requests"] = [public_client.get(LIST) for _ in range(2)][-1]
    limits.limits.cache_clear()
    marker().touch()
    found["problem-closed"] = Client().get(LIST)

    assert [name for name, answer in found.items() if answer.status_code < 400] == []
    answers = {name: json.loads(answer.content) for name, answer in found.items()}
    assert {name: kept(name, answer) for name, answer in answers.items()} == answers


def test_every_example_has_the_shape_that_is_told():
    made = document()
    found = list(with_examples(made["paths"]))

    assert len(found) > 30
    for schema, value in found:
        whole = {**schema, "components": made["components"]}
        assert list(Draft202012Validator(whole).iter_errors(value)) == []


def test_every_code_of_the_statistics_has_its_label():
    rows = example("statistics")["rows"]

    assert [row["weapon"]["code"] for row in rows if row["weapon"] and not row["weapon"]["label"]] == []
    assert [row["weapon"]["label"] for row in rows if row["weapon"]] != []


def test_an_example_of_another_shape_is_found():
    made = document()
    schema = {"$ref": "#/components/schemas/Incident", "components": made["components"]}
    wrong = {**example("incident-item"), "version": "1"}

    assert not Draft202012Validator(schema).is_valid(wrong)


def with_examples(node):
    """Give every schema in the document that has examples, with each of them."""
    if isinstance(node, dict):
        if "schema" in node and "example" in node:
            yield node["schema"], node["example"]
        if "schema" in node:
            yield from ((node["schema"], each["value"]) for each in node.get("examples", {}).values())
        for inner in node.values():
            yield from with_examples(inner)
    if isinstance(node, list):
        for inner in node:
            yield from with_examples(inner)
