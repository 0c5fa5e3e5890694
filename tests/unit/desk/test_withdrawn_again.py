# SPDX-License-Identifier: Apache-2.0
"""What was withdrawn as an error can be withdrawn for safety on the desk; what is set aside is said to be."""

import pytest

from registry.published.models import Version
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish, withdraw
from tests.factories.publications import WHY
from tests.factories.records import approved, carry, published
from tests.flows.desk_browser import Browser


@pytest.fixture
def public(amal, basim, dunya, as_publisher):
    return published(amal, basim, dunya, as_publisher)


def test_a_record_withdrawn_as_an_error_can_be_withdrawn_for_safety(client, public, dunya, as_publisher):
    path = f"/records/{public.reference}"
    withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    carry(as_publisher)
    assert f"{path}/withdraw" in Browser(dunya).page(path)
    client.force_login(dunya)

    sent = {"notice_kind": "withdrawal_safety", "understood": "on"}
    assert client.post(f"{path}/withdraw", sent).status_code == 302
    carry(as_publisher)

    assert not Version.objects.exclude(content=None, body=None).exists()
    assert f"{path}/withdraw" not in Browser(dunya).page(path)


def test_nobody_but_a_publisher_is_offered_it(public, amal, dunya, as_publisher):
    withdraw(record=public, by=dunya, notice_kind="withdrawal_error", notice_text=WHY)
    carry(as_publisher)

    assert "/withdraw" not in Browser(amal).page(f"/records/{public.reference}")


def test_the_page_says_that_a_publication_was_set_aside(amal, basim, dunya, as_publisher, as_owner):
    row = publish(record=approved(amal, basim), by=dunya)
    path = f"/records/{row.record.reference}"
    assert "It leaves for the public with the next batch." in Browser(dunya).page(path)

    with as_owner():
        Outbox.objects.filter(pk=row.pk).update(content_sha256="0" * 64)
    carry(as_publisher)
    assert "The publisher could not write it" in Browser(dunya).page(path)
