# SPDX-License-Identifier: Apache-2.0
"""What HTTP promises: conditional requests, codings, methods, and refusals in one form."""

import gzip
import json

import brotli
import pytest

from tests.factories import content as make

LIST = "/api/v1/incidents"


@pytest.fixture
def addresses(put, reference):
    code = put(make.cluster_munition_in_two_areas())
    return [
        LIST,
        f"{LIST}?format=geojson",
        f"{LIST}/{code}",
        f"{LIST}/{code}/versions",
        f"{LIST}/{code}/versions/1",
    ]


def test_a_second_visit_costs_one_narrow_row(addresses, public_client, django_assert_num_queries):
    for address in addresses:
        etag = public_client.get(address)["ETag"]
        # A version can be taken down, so its address looks whether it still stands before it says 304.
        with django_assert_num_queries(2 if "/versions/" in address else 1, using="published"):
            again = public_client.get(address, headers={"If-None-Match": etag})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_the_etag_tells_representation_coding_and_filter_apart(addresses, public_client):
    tags = {public_client.get(address)["ETag"] for address in addresses}
    tags |= {
        public_client.get(LIST, headers={"Accept-Encoding": coding})["ETag"] for coding in ("gzip", "br")
    }
    tags.add(public_client.get(f"{LIST}?limit=5")["ETag"])

    assert len(tags) == len(addresses) + 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_a_new_publication_changes_the_etag_of_the_list_and_not_of_another_item(
    addresses, public_client, put
):
    before = [public_client.get(address)["ETag"] for address in (addresses[0], addresses[2])]
    put(make.content())
    after = [public_client.get(address)["ETag"] for address in (addresses[0], addresses[2])]

    assert (before[0] == after[0], before[1] == after[1]) == (False, True)


def test_a_withdrawal_ends_the_304(addresses, public_client, take_down):
    item = addresses[2]
    etag = public_client.get(item)["ETag"]
    take_down(item.rpartition("/")[2])

    assert public_client.get(item, headers={"If-None-Match": etag}).status_code == 410


def test_codings_are_applied_as_asked(addresses, public_client):
    plain = public_client.get(LIST).content

    assert gzip.decompress(public_client.get(LIST, headers={"Accept-Encoding": "gzip"}).content) == plain
    assert (
        brotli.decompress(public_client.get(LIST, headers={"Accept-Encoding": "gzip, br"}).content) == plain
    )
    assert public_client.get(LIST, headers={"Accept-Encoding": "br;q=0, gzip;q=0.0"}).content == plain


def test_answers_may_be_kept_and_set_no_cookie(addresses, public_client):
    for address in addresses:
        answer = public_client.get(address)
        assert answer["Cache-Control"].startswith("public")
        assert set(answer["Vary"].split(", ")) >= {"Accept", "Accept-Encoding"}
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies


def test_head_has_the_headers_of_get(addresses, public_client):
    for address in addresses:
        got, asked = public_client.get(address), public_client.head(address)
        assert (asked.status_code, asked.content) == (200, b"")
        assert (asked["ETag"], asked["Content-Length"]) == (got["ETag"], str(len(got.content)))


def test_options_answers_a_preflight(reference, public_client):
    answer = public_client.options(LIST)

    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(reference, public_client, method):
    answer = getattr(public_client, method)(LIST)

    assert (answer.status_code, answer.json()["code"], answer["Allow"]) == (
        405,
        "method_not_allowed",
        "GET, HEAD, OPTIONS",
    )


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"{LIST}?limit=0", 400, "invalid_filter"),
        (f"{LIST}?weapon=catapult", 400, "invalid_filter"),
        (f"{LIST}/CHR-0000000-0", 404, "not_found"),
        ("/api/nothing", 404, "not_found"),
        ("/api/v1/vocabularies/nothing", 404, "not_found"),
        ("/api/v1/areas/XX99", 404, "not_found"),
    ],
)
def test_every_refusal_is_a_problem_document(reference, public_client, path, status, code):
    answer = public_client.get(path)
    body = json.loads(answer.content)

    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert body["type"].endswith(f"#{code}")
    assert {"title", "detail", "errors"} <= set(body)


def test_a_fault_of_ours_is_a_problem_document_too(reference, public_client, monkeypatch):
    from api.v1 import lists

    def broken(*_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(lists, "page", broken)
    public_client.raise_request_exception = False
    answer = public_client.get(LIST)

    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert b"disk" not in answer.content
