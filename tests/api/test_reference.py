# SPDX-License-Identifier: Apache-2.0
"""The index, the vocabularies and the areas."""


def test_the_index_names_licence_state_and_addresses(get):
    body = get("/api/v1/")

    assert (body["licence"], body["dataset_version"]) == ("CC-BY-4.0", 0)
    assert body["paths"]["incidents"].endswith("/api/v1/incidents")


def test_a_vocabulary_has_its_labels_in_all_languages(get):
    assert [each["code"] for each in get("/api/v1/vocabularies")["items"]] == ["harm", "weapon"]
    assert get("/api/v1/vocabularies/weapon")["concepts"][0]["label"] == {"en": "Cluster munition"}


def test_areas_are_countries_until_one_is_named(get):
    assert [each["code"] for each in get("/api/v1/areas")["items"]] == ["SYR"]
    assert [each["code"] for each in get("/api/v1/areas?area=SYR")["items"]] == ["SYR", "SY07"]
    assert get("/api/v1/areas?area=XXX", status=400)["errors"][0]["parameter"] == "area"


def test_an_area_has_a_shape(get):
    body = get("/api/v1/areas/SY07")

    assert (body["geometry"]["type"], body["properties"]["name"]["ar"]) == ("MultiPolygon", "إدلب")
