# SPDX-License-Identifier: Apache-2.0
"""A 304 says that the reader has what would be sent: never for what is gone, never for what would be refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.http import http_date

from registry.published import write
from registry.published.models import Change, Dataset
from registry.ui.problems import ROOMS
from tests.api.crawl import addresses
from tests.factories import content as make
from tests.factories.areas import public_areas

LATER = http_date((datetime.now(UTC) + timedelta(days=1)).timestamp())
CONDITIONS = ({"If-None-Match": "*"}, {"If-Modified-Since": LATER})


@pytest.mark.parametrize("condition", CONDITIONS, ids=["any", "since"])
@pytest.mark.parametrize(
    "path", ["/api/v1/incidents/{}", "/api/v1/incidents/{}/versions", "/en/incidents/{}"]
)
def test_what_is_withdrawn_is_gone_whatever_the_reader_holds(put, take_down, public_client, path, condition):
    code = put(make.content())
    standing = public_client.get(path.format(code), headers=condition).status_code
    take_down(code)

    assert standing in (200, 304)  # the control: while it stands, it answers
    assert public_client.get(path.format(code), headers=condition).status_code == 410


@pytest.mark.parametrize("condition", CONDITIONS, ids=["any", "since"])
@pytest.mark.parametrize("query", ["weapon=catapult", "area=QQ99"])
def test_an_unknown_code_is_refused_whatever_the_reader_holds(
    reference, put, public_client, query, condition
):
    put(make.content())

    assert public_client.get(f"/api/v1/incidents?{query}", headers=condition).status_code == 400


def test_the_right_etag_costs_no_look_at_the_vocabulary(
    reference, put, public_client, django_assert_num_queries
):
    put(make.content())
    first = public_client.get("/api/v1/incidents?weapon=uxo")

    with django_assert_num_queries(1, using="published"):
        again = public_client.get("/api/v1/incidents?weapon=uxo", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/api/v1/incidents/{}/versions/1", "/en/incidents/{}/versions/1"])
def test_no_304_for_a_withdrawn_version_that_bears_more_notices_now(
    put, take_down, public_client, as_publisher, path
):
    """Held and given back, a record withdrawn as an error is withdrawn as before, and its versions tell of the hold."""
    raw = make.content()
    code = put(raw)
    take_down(code)
    first = public_client.get(path.format(code))
    withdrawal = Change.objects.get(code=code, kind="withdrawn")
    hold = write.Carried(next(make.OUTBOX), "incident", "suspended", code, 1, None, "", told("suspension"))
    back = write.Restored(
        {1: raw.canonical()}, {withdrawal.outbox_id: withdrawal.notice}, withdrawal.outbox_id
    )
    lifted = replace(
        hold, outbox_id=next(make.OUTBOX), kind="reinstated", notice=told("reinstatement"), restores=back
    )
    with as_publisher():
        write.carry([hold, lifted], at=make.AT, naming=make.NAMING)

    again = public_client.get(path.format(code), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again.content != first.content


def told(kind):
    return {"kind": kind, "version": 1, "text": {}}


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/",
        "/api/v1/incidents",
        "/api/v1/statistics?by=month",
        "/api/v1/releases",
        "/api/ogc/collections/incidents/items",
        "/api/tiles/incidents.json",
        "/api/tiles/incidents/0/0/0.mvt",
        "/feeds/incidents.atom",
        "/en/",
        "/en/explore",
    ],
)
def test_the_same_number_of_another_history_is_another_state(
    reference, put, public_client, as_publisher, path
):
    """A registry that was brought back from a backup counts on from an older number."""
    put(make.content())
    etag = public_client.get(path)["ETag"]
    with as_publisher():
        Dataset.objects.update(published_at=make.AT + timedelta(hours=1))
    again = public_client.get(path, headers={"If-None-Match": etag})

    assert (again.status_code, again["ETag"] != etag) == (200, True)


def test_an_area_that_got_another_name_has_another_etag(reference, public_client, as_publisher):
    paths = ("/api/v1/areas/SY07", "/api/v1/areas?area=SYR")
    etags = {path: public_client.get(path)["ETag"] for path in paths}
    assert all(public_client.get(p, headers={"If-None-Match": etags[p]}).status_code == 304 for p in paths)
    with as_publisher():
        renamed = [each | {"names": {"en": f"New {each['pcode']}"}} for each in public_areas()]
        write.copy_reference((), renamed, version="test")

    assert all(public_client.get(p, headers={"If-None-Match": etags[p]}).status_code == 200 for p in paths)


def test_every_good_answer_carries_what_caches_go_by(put, reference, public_client):
    asked = {path for template, path in addresses((put(make.content()),)) if template.startswith(ROOMS)}
    good = {path: answer for path in asked if (answer := public_client.get(path)).status_code == 200}
    carried = ("ETag", "Last-Modified", "Cache-Control", "Vary")

    assert len(good) > 40
    assert {path: name for path, answer in good.items() for name in carried if name not in answer} == {}
