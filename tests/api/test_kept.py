# SPDX-License-Identifier: Apache-2.0
"""Finished lists are kept in the process, and never hand out what the dataset no longer holds."""

from registry.ui.kept import KEPT
from tests.factories import content as make

LIST = "/api/v1/incidents"


def test_the_second_reader_of_a_list_costs_no_more_than_the_state(
    put, reference, public_client, django_assert_num_queries
):
    put(*(make.cluster_munition_in_two_areas() for _ in range(3)))
    asked = f"{LIST}?weapon=cluster_munition&limit=2"
    first = public_client.get(asked)

    with django_assert_num_queries(1, using="published"):
        second = public_client.get(asked)

    assert (second.content, second.headers) == (first.content, first.headers)
    assert 'rel="next"' in second["Link"]


def test_negative_control_without_keeping_the_list_is_read_again(put, reference, public_client):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    put(make.content())
    public_client.get(LIST)
    KEPT.forget()

    with CaptureQueriesContext(connections["published"]) as asked:
        public_client.get(LIST)

    assert len(asked) > 1


def test_a_withdrawn_record_is_in_no_kept_list(put, reference, public_client, take_down):
    gone, stays = put(make.content(), make.content())
    public_client.get(LIST)
    public_client.get(LIST, headers={"Accept-Encoding": "gzip"})
    take_down(gone)

    left = public_client.get(LIST)

    assert [item["code"] for item in left.json()["items"]] == [stays]
    assert len(KEPT.answers) == 1
    assert gone.encode() not in b"".join(kept.content for kept in KEPT.answers.values())


def test_each_coding_is_kept_for_itself(put, reference, public_client):
    put(make.content())
    for accepted in ("", "gzip", "zstd", "gzip, identity;q=0") * 2:
        public_client.get(LIST, headers={"Accept-Encoding": accepted})

    assert sorted(kept.coding for kept in KEPT.answers.values()) == ["", "gzip", "gzip", "zstd"]


def test_a_refusal_is_never_kept(reference, public_client):
    assert public_client.get(f"{LIST}?weapon=catapult").status_code == 400
    assert len(KEPT.answers) == 0
