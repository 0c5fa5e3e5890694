# SPDX-License-Identifier: Apache-2.0
"""The document is about this interface: no route without a description, no description without a route."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from api.openapi.document import document
from api.openapi.inspector import told
from api.openapi.operation import closed
from api.openapi.parameters import Undescribed, of_query
from api.openapi.paths import OPERATIONS
from api.views import MEDIA_TYPES, nothing_here
from registry.config import faces
from registry.public.guide.refusals import REFUSALS
from registry.published.parameters import PARSERS

ROOMS = ("api/", "feeds/")


def addresses(resolver, prefix: str = ""):
    """Give every address of the public face for programs, as OpenAPI writes it, with what answers there."""
    for each in resolver.url_patterns:
        here = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each, here)
        elif isinstance(each, URLPattern) and here.startswith(ROOMS) and each.callback is not nothing_here:
            yield "/" + written(here), each.callback


def written(here: str) -> str:
    """Return the address of a route with {name} where it varies, also of one that is a regular expression."""
    plain = (
        re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", here).replace("^", "").replace("\\.", ".").removesuffix("$")
    )
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", plain)


def routes() -> dict:
    """Return every route but those that have a description of their own (api.ogc.openapi)."""
    every = dict(addresses(get_resolver(faces.PUBLIC.urlconf)))
    return {path: view for path, view in every.items() if getattr(view.cls, "schema", True) is not None}


def test_every_route_is_described_and_no_other():
    found = routes()

    assert len(found) > 15
    assert set(document()["paths"]) == set(found)
    assert set(OPERATIONS) == set(found)


def test_a_route_without_a_description_is_found(monkeypatch):
    monkeypatch.delitem(OPERATIONS, "/api/v1/areas")
    document.cache_clear()

    with pytest.raises(Undescribed):
        document()


@pytest.mark.parametrize("path", OPERATIONS)
def test_the_parameters_are_those_that_the_view_takes(path):
    view = routes()[path].cls
    told_ = document()["paths"][path]["get"]["parameters"]

    taken = [
        each["name"]
        for each in told_
        if each["in"] == "query" and "additionalProperties" not in each["schema"]
    ]
    assert taken == list(view.parameters)
    assert [each["name"] for each in told_ if each["in"] == "path"] == re.findall(r"{(\w+)}", path)


@pytest.mark.parametrize("path", [path for path in OPERATIONS if "{code}" in path])
def test_a_form_is_offered_where_it_is_answered(path):
    """What `format` may say is what the address answers with, and nothing else."""
    parameters = {each["name"]: each for each in document()["paths"][path]["get"]["parameters"]}

    if "format" in parameters:
        forms = [MEDIA_TYPES[name] for name in parameters["format"]["schema"]["enum"]]
        assert set(forms) == set(OPERATIONS[path].answers)


@pytest.mark.parametrize("name", PARSERS)
def test_the_form_of_a_parameter_is_that_of_its_parser(name):
    schema = of_query(name)["schema"]

    assert PARSERS[name].keywords.items() <= schema.get("items", schema).items()


def test_a_parameter_that_says_nothing_is_refused():
    with pytest.raises(Undescribed):
        of_query("colour", {"colour": lambda values: {}})


def test_operations_have_names_of_their_own():
    names = [operation.id for operation in OPERATIONS.values()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", OPERATIONS)
def test_links_lead_to_operations_with_parameters_that_they_have(path):
    by_id = {operation.id: operation for operation in OPERATIONS.values()}

    for link in OPERATIONS[path].links.values():
        assert set(link.parameters) <= set(by_id[link.operation].path)


def test_no_object_in_an_answer_is_open():
    """What describes descriptions is the exception: a schema and this document may hold what they like."""
    free = {"getIncidentSchema", "getAggregateReportSchema", "getDescription"}
    open_ = [
        (operation.id, each)
        for operation in OPERATIONS.values()
        if operation.id not in free
        for schema in operation.answers.values()
        for each in objects(schema)
        if each.get("additionalProperties") is not False
    ]
    shared = [
        each for each in objects(document()["components"]["schemas"]) if "additionalProperties" not in each
    ]

    assert (open_, shared) == ([], [])
    assert list(objects({"type": "object"}))  # the control


def objects(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for inner in node.values():
            yield from objects(inner)
    if isinstance(node, list):
        for inner in node:
            yield from objects(inner)


def test_the_document_goes_out_as_it_was_made(public_client, db, django_assert_num_queries):
    with django_assert_num_queries(0, using="published"):
        first = public_client.get("/api/v1/openapi.json")
        again = public_client.get("/api/v1/openapi.json", headers={"If-None-Match": first["ETag"]})

    assert first["Content-Type"] == "application/vnd.oai.openapi+json;version=3.1"
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first.json()["openapi"] == "3.1.0"
    assert first.json() == document()


def test_every_address_tells_all_that_it_may_answer():
    told_ = {path: set(each["get"]["responses"]) for path, each in document()["paths"].items()}

    data = {path: found for path, found in told_.items() if "302" not in found}
    assert all({"200", "304"} <= found for found in data.values())
    assert all({"400", "405", "406", "500", "503"} <= found for found in told_.values())
    assert len(told_) - len(data) == 1
    assert {"308", "404", "410"} <= told_["/api/v1/incidents/{code}"]


def test_closed_objects_require_what_is_not_optional():
    made = closed({"a": {}, "b": {}}, optional=["b"])

    assert (made["required"], made["additionalProperties"]) == (["a"], False)
    assert told(OPERATIONS["/api/v1/areas"], ["area"])["parameters"][0]["explode"] is True


def test_every_refusal_it_tells_of_is_explained_in_the_guide_with_its_status():
    explained = {code: status for code, status, _ in REFUSALS}
    told_ = {
        (code, int(status))
        for each in document()["paths"].values()
        for status, answer in each["get"]["responses"].items()
        for content in answer.get("content", {}).values()
        for code in content.get("examples", {})
    }

    assert len(told_) > 10
    assert told_ == {(code, explained.get(code)) for code, _ in told_}
    assert set(explained) == {code for code, _ in told_}
