# SPDX-License-Identifier: Apache-2.0
"""What HTTP promises: conditional requests, codings, methods, and refusals in one form."""

import gzip
import json
import zlib

import brotli
import pytest
import zstandard

from tests.factories import content as make

LIST = "/api/v1/incidents"
CODINGS = {
    "gzip": "gzip",
    "br": "br",
    "gzip, br": "gzip",
    "gzip, deflate, br, zstd": "zstd",
    "br;q=0, gzip;q=0.0": None,
    "identity;q=0, *": "zstd",
}


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


@pytest.mark.parametrize("shown", ["{0}", "W/{0}", '"another", {0}', '"a,b" , W/{0},', "*"])
def test_a_reader_who_has_it_is_told_so(addresses, public_client, shown):
    etag = public_client.get(LIST)["ETag"]
    answer = public_client.get(LIST, headers={"If-None-Match": shown.format(etag)})

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize("shown", ['"another"', '"x{0}x"', "{1}", 'W/"{1}x"', '"*"'])
def test_a_reader_who_has_something_else_is_given_it(addresses, public_client, shown):
    etag = public_client.get(LIST)["ETag"]
    shown = shown.format(etag, etag.strip('"'))

    assert public_client.get(LIST, headers={"If-None-Match": shown}).status_code == 200


def test_if_match_with_another_etag_is_refused(addresses, public_client):
    etag = public_client.get(LIST)["ETag"]
    asked = {
        shown: public_client.get(LIST, headers={"If-Match": shown})
        for shown in (etag, "*", '"x"', f"W/{etag}")
    }

    assert [answer.status_code for answer in asked.values()] == [200, 200, 412, 412]
    assert asked['"x"'].json()["code"] == "precondition_failed"


def test_a_withdrawal_ends_the_304(addresses, public_client, take_down):
    item = addresses[2]
    etag = public_client.get(item)["ETag"]
    take_down(item.rpartition("/")[2])

    assert public_client.get(item, headers={"If-None-Match": etag}).status_code == 410


def test_codings_are_applied_as_asked(addresses, public_client):
    plain = public_client.get(LIST)
    unpack = {
        "gzip": gzip.decompress,
        "br": brotli.decompress,
        "zstd": zstandard.ZstdDecompressor().decompress,
        None: bytes,
    }

    for accepted, coding in CODINGS.items():
        got = public_client.get(LIST, headers={"Accept-Encoding": accepted})
        assert (got.get("Content-Encoding"), got["Vary"]) == (coding, plain["Vary"]), accepted
        assert unpack[coding](got.content) == plain.content


def test_a_gzip_answer_is_one_member(addresses, public_client):
    """Several members are read to the first one's end by some clients."""
    got = public_client.get(LIST, headers={"Accept-Encoding": "gzip"}).content
    reader = zlib.decompressobj(wbits=31)

    reader.decompress(got)

    assert (reader.eof, reader.unused_data) == (True, b"")


def test_a_reader_who_takes_no_coding_of_ours_is_told_which_there_are(addresses, public_client):
    answer = public_client.get(LIST, headers={"Accept-Encoding": "compress, identity;q=0"})

    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")
    assert "zstd, gzip, br, identity" in answer.json()["detail"]


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
    from registry.published.live import Live

    def broken(*_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(Live, "count", broken)
    public_client.raise_request_exception = False
    answer = public_client.get(LIST)

    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert b"disk" not in answer.content
