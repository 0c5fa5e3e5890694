# SPDX-License-Identifier: Apache-2.0
"""The pages of weapons: families count their classes, and the numbers are those of the interface."""

import re

import pytest

from tests.factories import content as make

ROCKET = {"weapons": ["cluster_munition", "cluster_rocket"], "areas": ["SYR"], "countries": ["SYR"]}
FAMILY = {**ROCKET, "weapons": ["cluster_munition"]}


@pytest.fixture
def recorded(put, reference):
    put(make.content(search=ROCKET, casualties={"killed": make.figure(2, None)}, title={"en": "By a rocket"}))
    put(make.content(search=FAMILY))


@pytest.mark.parametrize(("code", "number"), [("cluster_munition", 2), ("cluster_rocket", 1)])
def test_a_family_counts_its_classes_as_the_interface_does(recorded, get, public_client, code, number):
    text = public_client.get(f"/en/weapons/{code}").text

    assert get(f"/api/v1/statistics?weapon={code}")["distinct"] == number
    assert f'<dd class="big">{number}</dd>' in text
    assert '<dd class="big">2 or more</dd>' in text
    assert f'<a href="/en/explore?area=SYR&amp;weapon={code}">{number}</a>' in text


def test_a_family_lists_its_classes_and_a_class_its_family(recorded, public_client):
    assert '<a href="/en/weapons/cluster_rocket">' in public_client.get("/en/weapons/cluster_munition").text
    assert '<a href="/en/weapons/cluster_munition">' in public_client.get("/en/weapons/cluster_rocket").text


def test_a_family_that_is_a_class_too_is_called_by_what_its_number_counts(recorded, public_client):
    page, listed, explored, counted = (
        public_client.get(f"/en/{path}").text
        for path in ("weapons/cluster_munition", "weapons", "explore", "statistics")
    )

    assert "<h1><bdi>Cluster munitions (all)</bdi></h1>" in page
    for text in (page, listed, explored, counted):
        assert "Cluster munitions (all)" in text
    assert "Cluster munition<" not in explored + counted
    assert (
        "<h1><bdi>الذخائر العنقودية (جميعها)</bdi></h1>"
        in public_client.get("/ar/weapons/cluster_munition").text
    )


@pytest.mark.parametrize("path", ["weapons/cluster_munition", "weapons"])
def test_it_stands_among_its_classes_with_the_incidents_that_name_no_other(
    recorded, put, public_client, path
):
    put(make.content(search=FAMILY, casualties={"killed": make.figure(4, 6)}))
    row = public_client.get(f"/en/{path}").text.partition("no narrower class is reported")

    assert re.findall(r"<th scope=\"row\">(.*) <span", row[0])[-1] == "<bdi>Cluster munition</bdi>"
    assert re.findall(r'class="number"(?:><bdi dir="ltr" class="range")?>(.*?)<', row[2])[:2] == ["2", "4–6"]


def test_where_every_incident_names_a_class_the_family_is_not_among_them(put, reference, public_client):
    put(make.content(search=ROCKET))

    assert "no narrower class is reported" not in public_client.get("/en/weapons/cluster_munition").text


def test_the_definition_is_that_of_the_vocabulary(db, as_publisher, public_client):
    from registry.published import write

    term = {
        "code": "uxo",
        "label": {"en": "Unexploded ordnance"},
        "definition": {"en": "It did not explode."},
    }
    with as_publisher():
        write.copy_reference([{"code": "weapon", "title": {}, "concepts": [term]}], [], version="defined")

    assert "It did not explode." in public_client.get("/en/weapons/uxo").text
    assert '<bdi lang="en">It did not explode.</bdi>' in public_client.get("/ar/weapons/uxo").text


def test_a_weapon_without_records_says_so(reference, public_client):
    assert "No records are published with: Unexploded ordnance." in public_client.get("/en/weapons/uxo").text


def test_the_list_has_the_weapons_that_records_name_and_those_that_none_names(recorded, public_client):
    named, _, unused = public_client.get("/en/weapons").text.partition("In no published incident")

    assert '<a href="/en/explore?weapon=cluster_munition">2</a>' in named
    assert '<a href="/en/weapons/uxo">' in unused
    assert '<a href="/en/weapons/uxo">' not in named


@pytest.mark.parametrize("code", ["catapult", "UXO", "<b>", "a" * 300])
def test_codes_of_no_weapon_are_the_same_bytes(reference, public_client, code):
    answer = public_client.get(f"/en/weapons/{code}")

    assert (answer.status_code, answer.content) == (404, public_client.get("/en/weapons/sling").content)
