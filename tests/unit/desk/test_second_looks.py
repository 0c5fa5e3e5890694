# SPDX-License-Identifier: Apache-2.0
"""The pages of a record say which claims deserve a second look, and stay silent where none does."""

import pytest
from django.test import Client

from registry.audit.trail import acting_as
from registry.evidence.models import Source, SourceItem
from tests.factories.records import claim, in_review

ASKED = "Look twice before this is approved"


@pytest.fixture
def reviewed(amal, basim):
    """Return a function: the page of the review of a record whose one claim has this document and grade."""

    def page(credibility="2", **document) -> str:
        graded = document.pop("reliability", "b")
        with acting_as(amal.pk):
            source = Source.objects.create(name="Courier (invented)", kind="local_media", reliability=graded)
            item = SourceItem.objects.create(source=source, **document)
        record = in_review(amal, basim, claims=(claim(3, item=item, credibility=credibility),))
        client = Client()
        client.force_login(basim)
        return client.get(f"/records/{record.reference}/review").content.decode()

    return page


def test_a_claim_that_lacks_much_is_named(reviewed):
    page = reviewed("6", reliability="f")

    assert ASKED in page
    for words in (
        "no day of publication",
        "neither an address nor a file",
        "neither the source nor what it says",
    ):
        assert f"Claim 1: {words}" in page


def test_a_claim_that_lacks_nothing_is_not(reviewed):
    page = reviewed(url="https://courier.example/1", published_edtf="2025-03-04", published_on="2025-03-04")

    assert ASKED not in page
