# SPDX-License-Identifier: Apache-2.0
"""A correction leaves earlier versions readable, says so before it is published, and can take them down."""

import pytest

from registry.published.models import Version
from registry.publishing.models import Outbox
from tests.factories.publications import correction_approved
from tests.factories.records import carry, published
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to
from tests.unit.publishing.ground import breaches

SAID = {"notice_kind": "correction", "notice_en": "A telephone number was taken out."}


@pytest.fixture
def corrected(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    return correction_approved(record, amal, basim, summary={"en": "Shelling was reported."})


def pressed(user, record, **typed):
    browser = Browser(user)
    page = browser.page(f"/records/{record.reference}/publish")
    action, fields = form_to(page, "/publish")
    assert browser.send(action, fields, **SAID, **typed).status_code == 302
    return page


@pytest.mark.parametrize(("typed", "left"), [({}, [1, 2]), ({"without_earlier": "on"}, [2])])
def test_the_page_says_what_stays_and_the_box_takes_it_down(corrected, dunya, as_publisher, typed, left):
    page = pressed(dunya, corrected, **typed)
    carry(as_publisher)

    assert "Stays readable to everybody under its number: version 1." in page
    standing = Version.objects.exclude(body=None).order_by("number")
    assert list(standing.values_list("number", flat=True)) == left
    assert Outbox.objects.get(version=2).takes_down == ([1] if typed else [])
    assert breaches(as_publisher) == []
