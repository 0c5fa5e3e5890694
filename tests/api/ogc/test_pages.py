# SPDX-License-Identifier: Apache-2.0
"""The addresses of OGC API Features that say what is here, for programs and for people."""

import json

import pytest

OGC = "/api/ogc"
DOCUMENTS = ("/", "/conformance", "/collections", "/collections/incidents")
DESCRIPTIONS = ("/api", "/collections/incidents/queryables")


def relations(body) -> set[str]:
    return {link["rel"] for link in body["links"]}


def test_the_first_address_leads_to_all_others(get, settings):
    body = get(f"{OGC}/")

    assert relations(body) >= {"self", "alternate", "service-desc", "conformance", "data", "root", "license"}
    assert all(link["href"].startswith(("http://", "https://")) for link in body["links"])
    assert get(OGC)["links"] == body["links"]


def test_every_link_of_ours_leads_somewhere(get, public_client, settings, put):
    for path in DOCUMENTS:
        for link in get(OGC + path)["links"]:
            if link["href"].startswith(settings.REGISTRY_PUBLIC_URL):
                answer = public_client.get(link["href"].removeprefix(settings.REGISTRY_PUBLIC_URL))
                assert answer.status_code == 200, link
                assert answer["Content-Type"].partition(";")[0] == link["type"].partition(";")[0], link


def test_incidents_are_the_only_collection_and_it_is_said(get):
    (only,) = get(f"{OGC}/collections")["collections"]

    assert (only["id"], only["itemType"]) == ("incidents", "feature")
    assert "Reports over areas or periods are no features" in only["description"]
    assert only["storageCrs"] in only["crs"]


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize(
    ("query", "accept", "form"),
    [
        ("", "*/*", "application/json"),
        ("", "text/html,*/*;q=0.8", "text/html"),
        ("?f=html", "application/json", "text/html"),
        ("?f=json", "text/html", "application/json"),
    ],
)
def test_the_form_is_what_f_says_else_what_the_reader_prefers(
    public_client, reference, path, query, accept, form
):
    answer = public_client.get(f"{OGC}{path}{query}", headers={"Accept": accept})

    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, form)
    assert "Accept" in answer["Vary"]


@pytest.mark.parametrize("path", DOCUMENTS + DESCRIPTIONS)
@pytest.mark.parametrize("query", ["token=1", "f=xml", "f=json&f=html", "limit=5", "crs=x"])
def test_an_unknown_parameter_is_refused_by_name(get, path, query):
    body = get(f"{OGC}{path}?{query}", status=400)

    assert (body["code"], body["errors"][0]["parameter"]) == ("invalid_filter", query.partition("=")[0])


@pytest.mark.parametrize(
    "path", ["/collections/reports", "/collections/aggregate-reports/items", "/nothing", "/collections/"]
)
def test_any_other_address_is_the_common_404(public_client, reference, path):
    answer = public_client.get(OGC + path)

    assert (answer.status_code, json.loads(answer.content)["code"]) == (404, "not_found")
    assert answer.content == public_client.get("/api/nothing").content


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_second_visit_costs_one_narrow_row(public_client, reference, path, django_assert_num_queries):
    etag = public_client.get(OGC + path)["ETag"]

    with django_assert_num_queries(1, using="published"):
        again = public_client.get(OGC + path, headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_what_takes_neither_form_is_told_so(public_client, reference):
    assert public_client.get(f"{OGC}/", headers={"Accept": "image/png"}).status_code == 406


def test_the_description_is_openapi_3_0_and_names_every_parameter(get):
    from pathlib import Path

    import drf_spectacular
    import jsonschema

    schema = Path(drf_spectacular.__file__).parent / "validation" / "openapi_3_0_schema.json"
    check = jsonschema.Draft4Validator(json.loads(schema.read_text()))
    body = get(f"{OGC}/api")
    spoilt = {**body, "paths": {"/": {"get": {}}}}

    assert not list(check.iter_errors(body))
    assert list(check.iter_errors(spoilt))  # the control
    items = body["paths"]["/collections/incidents/items"]["get"]["parameters"]
    named = {each["$ref"].rpartition("/")[2] for each in items}
    assert named == set(body["components"]["parameters"]) - {"code"}
    assert named >= {"limit", "bbox", "datetime", "crs", "bbox-crs", "filter", "weapon", "killed", "cursor"}


def test_queryables_tell_the_codes_of_short_lists(get):
    body = get(f"{OGC}/collections/incidents/queryables")

    assert body["properties"]["weapon"]["enum"] == ["cluster_munition", "cluster_rocket", "uxo"]
    assert "enum" not in body["properties"]["actor"]
    assert body["properties"]["geometry"]["format"] == "geometry-any"
    assert body["additionalProperties"] is False
