# SPDX-License-Identifier: Apache-2.0
"""Items and versions, and what is said of those that are not there."""

import json
from hashlib import sha256
from random import Random

import pytest
import rfc8785

from registry.domain import reference as codes
from registry.published.document import ENVELOPE
from tests.factories import content as make

LIST = "/api/v1/incidents"


def test_an_item_carries_content_that_fits_its_hash(put, get):
    code = put(make.cluster_munition_in_two_areas())
    body = get(f"{LIST}/{code}")

    content = {name: value for name, value in body.items() if name not in ENVELOPE}
    assert sha256(rfc8785.dumps(content)).hexdigest() == body["content_sha256"]


def test_the_worked_example_is_told_as_it_was_stated(put, get):
    body = get(f"{LIST}/{put(make.cluster_munition_in_two_areas())}")
    killed, injured = body["casualties"]["killed"], body["casualties"]["injured"]

    assert (killed["min"], killed["max"], injured["min"], injured["max"]) == (1, 1, 20, 20)
    assert [(each["age"]["code"], each["sex"]["code"], each["min"]) for each in injured["breakdown"]] == [
        ("child_unspecified", "unknown", 9),
        ("adult_unspecified", "female", 6),
    ]
    assert (injured["unspecified_min"], injured["unspecified_max"]) == (5, 5)
    assert [each["unit"]["code"] for each in body["displacement"]] == ["families"]


def test_geojson_by_accept_and_by_parameter_is_the_same(put, get):
    code = put(make.content(locations=(make.place(36.6, 35.9),)))

    by_header = get(f"{LIST}/{code}", accept="application/geo+json")
    assert by_header == get(f"{LIST}/{code}?format=geojson")
    assert by_header["geometry"] == {"type": "Point", "coordinates": [36.6, 35.9]}


def test_a_media_type_we_do_not_have_is_refused(put, get):
    code = put(make.content())

    assert get(f"{LIST}/{code}", status=406, accept="application/xml")["code"] == "not_acceptable"


def test_every_version_stays_readable(put, get):
    code = put(make.content())
    put(make.content(title={"en": "A better title"}), code=code, version=2)

    assert [each["version"] for each in get(f"{LIST}/{code}/versions")["items"]] == [2, 1]
    assert get(f"{LIST}/{code}/versions/1")["title"] == make.content().title
    assert get(f"{LIST}/{code}/versions/2") == get(f"{LIST}/{code}")


def test_a_version_as_a_feature_holds_it_byte_for_byte(put, public_client, reference):
    code = put(make.content(locations=(make.place(36.6, 35.9), make.place(36.7, 35.9))))
    plain, feature = (
        public_client.get(f"{LIST}/{code}/versions/1?format={form}").content for form in ("json", "geojson")
    )

    assert feature.endswith(b',"properties":' + plain + b"}")
    assert json.loads(feature)["geometry"]["type"] == "GeometryCollection"


@pytest.mark.parametrize("number", ["3", "0", "01", "-1", "x", "1.0", "٢", "1" * 9, "1" * 10, "9" * 30])
def test_versions_that_are_not_there_are_not_found(put, get, number):
    assert get(f"{LIST}/{put(make.content())}/versions/{number}", status=404)["code"] == "not_found"


def test_a_record_withdrawn_for_safety_leaves_a_tombstone_at_every_address(put, take_down, get):
    code = put(make.content())
    take_down(code, notice="withdrawal_safety")

    for address in (f"{LIST}/{code}", f"{LIST}/{code}/versions", f"{LIST}/{code}/versions/1"):
        refusal = get(address, status=410)
        assert refusal["code"] == "withdrawn"
        assert refusal["tombstone"]["code"] == code
        assert "town" not in json.dumps(refusal)


UNKNOWN = [
    codes.mint(random=Random(7)),  # the same on every worker
    "CHR-0000000-X",
    "chr-4g7k2m9-t",
    "x",
    "%00",
    "a" * 500,
    "DEM-0000000-0",
    "<script>",
    "قنبلة",
]


@pytest.mark.parametrize("code", UNKNOWN)
def test_what_is_not_public_gives_the_same_bytes_as_what_never_was(reference, public_client, code):
    answers = [public_client.get(f"{LIST}/{each}") for each in (codes.mint(), code)]

    assert answers[0].content == answers[1].content
    assert answers[0].headers == answers[1].headers
    assert answers[1].status_code == 404


def test_an_address_that_is_none_gives_the_same_bytes_too(reference, public_client):
    answers = [
        public_client.get(path) for path in (f"{LIST}/{codes.mint()}", "/api/v2/secret", "/api/v1/x/y/z")
    ]

    assert len({each.content for each in answers}) == 1


@pytest.mark.parametrize("code", UNKNOWN)
def test_a_miss_costs_one_query_whatever_was_asked(reference, public_client, django_assert_num_queries, code):
    with django_assert_num_queries(1, using="published"):
        public_client.get(f"{LIST}/{code}")


def test_demonstration_records_are_kept_from_search_engines(put, get, public_client):
    invented, real = put(make.content(demonstration=True)), put(make.content())

    assert public_client.get(f"{LIST}/{invented}")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in public_client.get(f"{LIST}/{real}")
    assert public_client.get(LIST)["X-Robots-Tag"] == "noindex"
