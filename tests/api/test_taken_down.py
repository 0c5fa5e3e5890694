# SPDX-License-Identifier: Apache-2.0
"""A version that was taken down for safety is gone for everybody, also for those who hold its ETag."""

import pytest

from registry.published.envelope import as_bytes, content_of
from registry.published.models import Version
from tests.factories import content as make
from tests.factories.records import TOWN, published


@pytest.fixture
def code(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher, locations=(TOWN,))
    record.public_state.refresh_from_db()
    return record.public_state.code


@pytest.mark.parametrize("path", ["/api/v1/incidents/{}/versions/1", "/en/incidents/{}/versions/1"])
def test_no_304_for_a_version_that_was_taken_down(code, public_client, as_publisher, path):
    first = public_client.get(path.format(code))
    with as_publisher():
        Version.objects.update(content=None, body=None)

    again = public_client.get(path.format(code), headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 410)


def test_a_version_taken_down_is_not_told_as_a_record_withdrawn(code, public_client, as_publisher):
    with as_publisher():
        Version.objects.update(content=None, body=None)

    told = public_client.get(f"/api/v1/incidents/{code}/versions/1").json()["tombstone"]
    assert told == {"code": code, "version": 1, "status": "version_withdrawn", "newest": 1}


@pytest.mark.parametrize(
    ("kind", "path"), [("incident", "incidents"), ("aggregate_report", "aggregate-reports")]
)
def test_the_page_of_a_version_taken_down_says_which_and_when_that_happens_and_nothing_of_why(
    put, reference, public_client, kind, path
):
    code = put(make.content(kind=kind, title={"en": "Canary title"}))
    notice = {"kind": "correction", "version": 2, "text": {"en": "Canary notice."}}
    put(make.content(kind=kind), code=code, version=2, notice=notice, takes_down=(1,))
    gone = public_client.get(f"/en/{path}/{code}/versions/1")
    main = " ".join(gone.text.partition("<main")[2].split())

    assert gone.status_code == 410
    assert "<dt>Version</dt><dd>1</dd>" in main
    assert 'href="/en/methodology#corrections"' in main
    assert f'href="/en/{path}/{code}"' in main
    assert "Canary" not in main
    assert "<dt>Withdrawn</dt>" not in main
    assert public_client.get(f"/en/{path}/{code}").status_code == 200


def test_the_page_of_a_record_withdrawn_names_no_version(put, take_down, reference, public_client):
    """Negative control: its tombstone holds none."""
    code = put(make.content())
    take_down(code)
    main = public_client.get(f"/en/incidents/{code}").text.partition("<main")[2]

    assert "<dt>Version</dt>" not in main
    assert "<dt>Withdrawn</dt>" in main
    assert "methodology#corrections" not in main


@pytest.mark.parametrize("path", ["/api/v1/incidents/{}/versions/1", "/en/incidents/{}/versions/1"])
def test_a_version_of_what_was_withdrawn_as_an_error_answers_and_says_so(put, take_down, public_client, path):
    code = put(make.content())
    first = public_client.get(path.format(code))
    take_down(code)

    again = public_client.get(path.format(code), headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 200)
    assert "withdrawn" in again.content.decode()
    assert "The record was wrong." in again.content.decode()
    assert again["X-Robots-Tag"] == "noindex"
    assert "withdrawn" not in first.content.decode()


def test_the_content_of_a_version_withdrawn_as_an_error_keeps_its_hash(put, take_down, get):
    code = put(make.content())
    before = get(f"/api/v1/incidents/{code}")
    take_down(code)

    after = get(f"/api/v1/incidents/{code}/versions/1")
    assert (before["status"], after["status"]) == ("published", "withdrawn")
    assert content_of(as_bytes(after)) == content_of(as_bytes(before))
    assert after["content_sha256"] == before["content_sha256"]
    assert after["notices"][-1]["kind"] == "withdrawal_error"


@pytest.mark.parametrize("rest", ["", "/versions", "/versions/2"])
def test_a_record_withdrawn_as_an_error_is_gone_from_its_own_address_and_its_list(put, take_down, get, rest):
    code = put(make.content())
    take_down(code)

    answer = get(f"/api/v1/incidents/{code}{rest}", status=404 if rest == "/versions/2" else 410)
    assert "town" not in str(answer)
    assert get("/api/v1/incidents")["count"] == 0
