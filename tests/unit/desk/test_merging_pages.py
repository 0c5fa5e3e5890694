# SPDX-License-Identifier: Apache-2.0
"""Before records are merged, split or held: what the pages tell, and that nothing typed is lost."""

import pytest

from registry.casework.models import Merge, SafetyHold
from registry.publishing.holds import Target, set_hold
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to


@pytest.fixture
def pair(amal):
    """Two records of one place and day, with other figures."""
    return (
        records.logged(amal, claims=(records.claim(3),)),
        records.logged(amal, claims=(records.claim(7),), title={"en": "Another title"}),
    )


def sent(browser, path, **typed):
    action, fields = form_to(browser.page(path), "/merge")
    return browser.send(action, fields, **typed)


def test_likely_ones_are_offered_with_their_reasons_and_chosen_by_a_press(pair, writer):
    one, other = pair
    path = f"/records/{one.reference}/merge"
    page = writer.page(path)
    beside = sent(writer, path, show=other.reference, reason="Same street.")

    assert f'value="{other.reference}"' in page
    assert "on the same days" in page
    assert page.count('name="into"') == 1
    assert beside.status_code == 200
    assert "Same street." in beside.text
    assert "The record that stays" in beside.text
    assert not Merge.objects.exists()


def test_figures_and_places_stand_side_by_side(pair, writer):
    one, other = pair
    page = writer.page(f"/records/{one.reference}/merge?into={other.reference}")
    sides = page.partition('class="sides"')[2].partition("<form")[0]

    assert [f'class="range">{number}<' in sides for number in (3, 7)] == [True, True]
    assert sides.count("Northreach") >= 2


def test_a_reference_is_found_in_any_case_and_what_was_typed_stays(pair, writer):
    one, other = pair
    path = f"/records/{one.reference}/merge"
    wrong = sent(writer, path, into="nosuchone", reason="Same street.")
    looked = sent(writer, path, show="", into="nosuchone", reason="Same street.")
    right = sent(writer, path, into=f" {other.reference.lower()} ", reason="Same street.")

    for answer in (wrong, looked):
        assert answer.status_code == 422
        for words in ("No record has this reference.", 'value="nosuchone"', "Same street."):
            assert words in answer.text
    assert right.status_code == 302
    assert Merge.objects.get().survivor_id == other.pk
    assert writer.client.get(f"/records/{other.reference.lower()}").status_code == 200


def test_claims_to_split_are_told_apart(writer, amal):
    item = records.document()
    claims = (records.claim(3, item=item), records.claim(9, item=item, origin="other"))
    record = records.logged(amal, claims=claims)
    page = writer.page(f"/records/{record.reference}/split")

    assert "Killed: 3" in page
    assert "Killed: 9" in page


def test_a_hold_on_a_record_names_it_and_covers_it_alone(amal, basim):
    record = records.logged(amal, title={"en": "Shelling in Farpoint"})
    reviewer = Browser(basim)
    new = reviewer.page(f"/holds/new?record={record.reference.lower()}")
    area = reviewer.page("/holds/new?area=XDM")
    set_hold(Target(record=record), by=basim, reason="A person is at risk.")
    page = reviewer.page("/holds")

    assert "added later" not in new
    assert "added later" in area
    assert f'<a href="/records/{record.reference}"><bdi>Shelling in Farpoint</bdi></a>' in page
    assert SafetyHold.objects.count() == 1
