# SPDX-License-Identifier: Apache-2.0
"""What was hidden later is taken out of the versions that told it, and a place never becomes finer again."""

from dataclasses import replace

import pytest
from django.contrib.gis.geos import Point

from registry.casework.draft import LocationDraft, ObjectDraft
from registry.evidence.models import Source
from registry.published.models import Document, Version
from tests.factories.publications import broken, corrected, public
from tests.factories.records import TOWN, claim, published

NOWHERE = LocationDraft(precision="unlocated")


def test_coarsening_a_place_for_safety_takes_the_finer_version_away(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, objects=(ObjectDraft(object_class="idp_camp"),))

    versions = {row.number: row.body for row in Version.objects.all()}
    assert versions[1] is None
    assert versions[2] is not None
    assert broken(as_publisher) == []


def test_a_correction_elsewhere_leaves_earlier_versions(amal, basim, dunya, as_publisher):
    home = (ObjectDraft(object_class="residential"),)
    record = published(amal, basim, dunya, as_publisher, objects=home)
    corrected(record, amal, basim, dunya, as_publisher, objects=home, claims=(claim(5),))

    assert not Version.objects.filter(body=None).exists()


def test_a_place_never_becomes_finer_again(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher, objects=(ObjectDraft(object_class="idp_camp"),))
    before = public(Document.objects.get().code)["locations"]
    corrected(record, amal, basim, dunya, as_publisher, objects=())

    after = public(Document.objects.get().code)["locations"]
    assert after[0]["geometry"] == before[0]["geometry"]


def test_a_restricted_place_takes_down_the_finer_version_whatever_its_area_is_called(
    amal, basim, dunya, as_publisher
):
    record = published(amal, basim, dunya, as_publisher)
    hidden = replace(
        TOWN, restricted=True, admin1_pcode="XD01", cod_version="test", admin1_name={"en": "North"}
    )
    corrected(record, amal, basim, dunya, as_publisher, locations=(hidden,))

    assert Version.objects.get(number=1).body is None


def test_taking_a_place_away_takes_down_the_version_that_told_it(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher)
    corrected(record, amal, basim, dunya, as_publisher, locations=(NOWHERE,))

    assert Version.objects.get(number=1).body is None


@pytest.mark.parametrize("moved", [0.0, 0.00002, 0.01])
def test_a_hidden_place_stays_hidden_under_another_area_code(amal, basim, dunya, as_publisher, moved):
    hidden = replace(
        TOWN, restricted=True, admin1_pcode="XD01", cod_version="test", admin1_name={"en": "North"}
    )
    record = published(amal, basim, dunya, as_publisher, locations=(hidden,))
    shown = Point(TOWN.geom.x + moved, TOWN.geom.y, srid=4326)
    renamed = replace(hidden, restricted=False, admin1_pcode="XD99", geom=shown)
    corrected(record, amal, basim, dunya, as_publisher, locations=(renamed,))

    assert public(Document.objects.get().code)["locations"][0]["geometry"] is None


def test_a_source_protected_later_takes_down_the_version_that_named_it(
    amal, basim, dunya, as_publisher, as_owner
):
    record = published(amal, basim, dunya, as_publisher)
    with as_owner():
        Source.objects.update(protected=True)
    corrected(record, amal, basim, dunya, as_publisher)

    assert Version.objects.get(number=1).body is None
