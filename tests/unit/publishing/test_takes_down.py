# SPDX-License-Identifier: Apache-2.0
"""What a new version hides, no earlier one tells any more; and nothing else is taken down."""

from dataclasses import replace

import pytest
from django.contrib.gis.geos import Point

from registry.audit.trail import acting_as
from registry.evidence.models import Source
from registry.published.models import Version
from registry.publishing.models import Outbox
from tests.factories.publications import correction_approved, public, publish_again
from tests.factories.records import TOWN, carry, claim, document, published, source
from tests.unit.publishing.ground import breaches, insert, keep, notice

PAGE = "https://x.example/post1"


@pytest.fixture
def again(amal, basim, dunya, as_publisher):
    """Return a function that publishes a correction and returns the numbers of the versions that still have content."""

    def publish(record, **changes):
        publish_again(correction_approved(record, amal, basim, **changes), dunya)
        carry(as_publisher)
        return list(Version.objects.exclude(body=None).order_by("number").values_list("number", flat=True))

    return publish


@pytest.fixture
def named(amal, basim, dunya, as_publisher):
    """A public record whose one claim names a person and gives an address."""
    item = document(name="Khalil Real Name", url=PAGE)
    return published(amal, basim, dunya, as_publisher, claims=(claim(item=item),))


def protected(name="Resident 3", **fields):
    item = document(of=source(name=name, kind="local_media", protected=True), **fields)
    return replace(claim(), source_item=item.pk)


def test_a_person_who_becomes_protected_is_named_in_no_earlier_version(named, again, as_publisher):
    assert again(named, claims=(protected(url=PAGE),)) == [2]
    assert breaches(as_publisher) == []


def test_a_document_that_becomes_restricted_is_linked_in_no_earlier_version(named, again):
    item = Source.objects.get(name="Khalil Real Name").items.create(url=PAGE, restricted=True)

    assert again(named, claims=(claim(item=item),)) == [2]


def test_a_person_who_is_quoted_and_becomes_protected_is_named_in_no_earlier_version(
    amal, basim, dunya, as_publisher, again
):
    item = document()
    speaker = source(name="Ahmad K.", kind="social_media_account")
    record = published(
        amal, basim, dunya, as_publisher, claims=(replace(claim(item=item), speaker=speaker.pk),)
    )
    hidden = source(name="A witness", kind="eyewitness", protected=True)

    assert again(record, claims=(replace(claim(item=item), speaker=hidden.pk),)) == [2]


def test_a_protected_source_that_is_called_like_a_public_one_takes_nothing_down(named, again):
    source(name="Khalil Real Name", kind="local_media", protected=True)
    same = Source.objects.get(name="Khalil Real Name", protected=False).items.get()

    assert again(named, claims=(claim(5, item=same),)) == [1, 2]


def test_a_protected_source_that_comes_beside_what_stays_takes_nothing_down(named, again):
    same = Source.objects.get(name="Khalil Real Name").items.get()

    assert again(named, claims=(claim(item=same), replace(protected(), origin_group="other"))) == [1, 2]


def test_a_source_that_is_exchanged_where_nothing_is_hidden_takes_nothing_down(named, again):
    assert again(named, claims=(claim(item=document(name="Another paper")),)) == [1, 2]


def test_what_was_taken_down_stays_named_by_every_later_version(named, again):
    again(named, claims=(protected(url=PAGE),))
    again(named, claims=(claim(item=document(name="Another paper")),))

    assert Outbox.objects.get(version=3).takes_down[:1] == [1]


def test_a_row_that_was_made_around_the_rule_takes_down_no_less(amal, basim, dunya, as_publisher, caplog):
    record = published(amal, basim, dunya, as_publisher)
    record = correction_approved(record, amal, basim, locations=(replace(TOWN, restricted=True),))
    with acting_as(dunya.pk):
        keep(record, notice(), dunya)
        insert(record, dunya, takes_down=[])
    carry(as_publisher)

    assert Version.objects.get(number=1).body is None
    assert "does not name versions [1]" in caplog.text


def test_a_row_that_takes_down_what_the_rule_does_is_told_of_nowhere(named, again, caplog):
    again(named, claims=(protected(),))

    assert "does not name" not in caplog.text


def test_a_point_that_was_wrong_and_moves_takes_nothing_down(named, again):
    same = Source.objects.get(name="Khalil Real Name").items.get()
    moved = replace(TOWN, geom=Point(70.5, -48.1, srid=4326))

    assert again(named, locations=(moved,), claims=(claim(item=same),)) == [1, 2]


# Address of what is hidden, address of another outlet's claim, whether they are one page.
PAGES = [
    ("https://outlet.example/interview", "http://www.outlet.example/interview/", True),
    ("https://outlet.example/interview", "https://outlet.example/interview#top", True),
    (
        "https://outlet.example/interview",
        "https://web.archive.org/web/2024/https://outlet.example/interview",
        True,
    ),
    (
        "https://web.archive.org/web/2024/https://outlet.example/interview",
        "https://outlet.example/interview",
        True,
    ),
    (
        "https://outlet.example/interview",
        "https://a.example/?u=https%3A%2F%2Foutlet.example%2Finterview",
        True,
    ),
    ("https://outlet.example/interview", "https://outlet.example/another", False),
    ("https://outlet.example/interview", "https://outlet.example", False),
    ("https://outlet.example/interview", "https://layoutlet.example/interview", False),
]


@pytest.mark.parametrize(("hidden", "other", "same"), PAGES)
def test_an_address_of_a_protected_witness_is_given_by_no_claim_of_the_record(
    amal, basim, dunya, as_publisher, hidden, other, same
):
    witness = source(name="Witness", kind="eyewitness", protected=True)
    told = (
        replace(claim(2, item=document(url=hidden), origin="witness"), speaker=witness.pk),
        claim(3, item=document(name="Another paper", url=other), origin="paper"),
    )
    published(amal, basim, dunya, as_publisher, claims=told)

    first, second = public(Outbox.objects.get().code)["claims"]
    assert (first["url"], second["url"]) == (None, None if same else other)


def test_a_document_of_a_protected_witness_is_linked_by_no_claim_of_another_origin(
    amal, basim, dunya, as_publisher
):
    witness = source(name="Witness", kind="eyewitness", protected=True)
    item = document(url=PAGE, archive_url="https://archive.example/abc")
    copy = document(name="Mirror", url="https://archive.example/abc")
    told = (
        replace(claim(2, item=item, origin="witness"), speaker=witness.pk),
        claim(3, item=item, origin="paper"),
        claim(3, item=copy, origin="mirror"),
        claim(3, item=document(name="Third", url="https://third.example/"), origin="third"),
    )
    published(amal, basim, dunya, as_publisher, claims=told)

    shown = public(Outbox.objects.get().code)["claims"]
    assert [one["url"] for one in shown] == [None, None, None, "https://third.example/"]
    assert [one["archive_url"] for one in shown] == [None] * 4
