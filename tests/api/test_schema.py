# SPDX-License-Identifier: Apache-2.0
"""The schema at its address, and the documents at theirs."""

from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from tests.factories import content as make

PATHS = {"incidents": "incident.json", "aggregate-reports": "aggregate-report.json"}


@pytest.mark.parametrize(("records", "name"), PATHS.items())
def test_the_schema_stands_at_its_address_and_is_in_the_index(get, public_client, records, name):
    response = public_client.get(f"/api/v1/schema/{name}")

    assert response["Content-Type"] == "application/schema+json"
    Draft202012Validator.check_schema(response.json())
    assert response.json()["$id"].endswith(f"/api/v1/schema/{name}")
    assert response.json()["$id"] in get("/api/v1/")["paths"].values()
    assert public_client.get(
        f"/api/v1/schema/{name}", headers={"If-None-Match": response["ETag"]}
    ).status_code == 304  # fmt: skip


def test_no_table_is_read_for_a_schema(public_client, django_assert_num_queries, db):
    with django_assert_num_queries(0, using="published"):
        public_client.get("/api/v1/schema/incident.json")


def test_every_form_of_a_document_has_the_shape(get, put, take_down):
    example = make.cluster_munition_in_two_areas()
    code, report = put(example, replace(example, kind="aggregate_report"))
    put(make.content(locations=(make.place(36.6, 35.9),)), code=code, version=2)
    validators = {path: Draft202012Validator(get(f"/api/v1/schema/{name}")) for path, name in PATHS.items()}

    def check(path: str, found: dict) -> None:
        assert list(validators[path].iter_errors(found)) == []

    check("incidents", get(f"/api/v1/incidents/{code}"))
    check("incidents", get(f"/api/v1/incidents/{code}/versions/1"))
    check("incidents", get(f"/api/v1/incidents/{code}?format=geojson")["properties"])
    check("incidents", get("/api/v1/incidents")["items"][0])
    check("aggregate-reports", get(f"/api/v1/aggregate-reports/{report}"))
    take_down(code, version=3)
    check("incidents", get(f"/api/v1/incidents/{code}/versions/1"))


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/api/v1/schema/incident.json?lang=en", {}, 400),
        ("/api/v1/schema/incident.json", {"Accept": "text/html"}, 406),
        ("/api/v1/schema/other.json", {}, 404),
    ],
)
def test_what_has_no_answer_is_refused(get, path, headers, status):
    get(path, status=status, **headers)
