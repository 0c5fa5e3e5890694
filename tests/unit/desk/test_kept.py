# SPDX-License-Identifier: Apache-2.0
"""What is typed is kept before it is saved, for the person who typed it and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.accounts.models import Membership
from registry.audit.models import Event
from registry.audit.viewing import name_viewer, viewing
from registry.casework.models import Editing, Record, UnsavedEntry
from tests.factories import records
from tests.factories.teams import join, switch_off_second_wall, team
from tests.flows.desk_browser import Browser
from tests.unit.desk.conftest import TYPED


@pytest.fixture(autouse=True)
def read_by_amal(amal, onlooker):
    """What is kept is its writer's alone, also for the test that looks at it."""
    name_viewer(str(amal.pk))


def keep(browser, page, kind="incident", reference=""):
    return browser.send(f"/keep/{kind}/{reference}".rstrip("/"), page.fields)


def test_half_typed_page_is_kept_and_comes_back_whole(writer, page):
    page.type(summary_en=TYPED, date_edtf="no date yet").type("claims-0", **{"cell-killed": "3x"})

    told = keep(writer, page)

    assert (told.status_code, "not saved yet" in told.text) == (200, True)
    assert Record.objects.count() == 0
    again = writer.entry(f"/new/incident?continue={UnsavedEntry.objects.get().page}")
    assert again.fields["summary_en"] == [TYPED]
    assert again.fields["date_edtf"] == ["no date yet"]
    assert again.fields["claims-0-cell-killed"] == ["3x"]


def test_each_press_keeps_the_page_too_where_no_script_runs(page):
    page.type(summary_en=TYPED).button(add="claims")

    assert UnsavedEntry.objects.get().typed["summary_en"] == [TYPED]


def test_saving_lets_go_of_what_was_kept(writer, sound):
    keep(writer, sound)

    assert sound.save().status_code == 302

    assert not UnsavedEntry.objects.filter(typed__isnull=False).exists()


def test_what_arrives_after_the_save_is_kept_no_more(writer, sound):
    assert sound.save().status_code == 302

    keep(writer, sound.type(summary_en=TYPED))

    assert not UnsavedEntry.objects.filter(typed__isnull=False).exists()
    assert "not saved" not in writer.page("/")


def test_first_page_offers_what_is_not_saved_and_throws_it_away_when_asked(writer, page):
    keep(writer, page.type(title_en="Half a title"))
    first = writer.page("/")
    assert "Half a title" in first
    assert "not saved" in first

    writer.press("/", "/throw-away")

    assert not UnsavedEntry.objects.exists()


def test_record_opened_again_offers_the_changes_that_were_not_saved(writer, amal):
    record = records.logged(amal)
    path = f"/records/{record.reference}/edit"
    keep(writer, writer.entry(path).type(summary_en=TYPED), reference=record.reference)

    opened = writer.page(path)
    assert "You have changes that are not saved" in opened
    key = UnsavedEntry.objects.get(typed__isnull=False).page
    assert writer.entry(f"{path}?continue={key}").fields["summary_en"] == [TYPED]


def test_page_of_the_record_offers_them_to_their_writer_alone(writer, amal, eyad):
    record = records.logged(amal)
    path = f"/records/{record.reference}"
    keep(writer, writer.entry(f"{path}/edit").type(summary_en=TYPED), reference=record.reference)

    assert "You have changes that are not saved" in writer.page(path)
    assert "You have changes that are not saved" not in Browser(eyad).page(path)
    writer.press(path, "/throw-away")
    assert "You have changes that are not saved" not in writer.page(path)


def test_nobody_else_sees_continues_or_throws_away_what_one_has_typed(writer, page, eyad):
    keep(writer, page.type(summary_en=TYPED))
    key = UnsavedEntry.objects.get().page
    other = Browser(eyad)

    assert TYPED not in other.page(f"/new/incident?continue={key}")
    assert "not saved" not in other.page("/")
    other.press("/", "/sign-out")
    assert UnsavedEntry.objects.get().page == key


def test_key_of_another_person_makes_a_page_of_ones_own(writer, page, eyad):
    keep(writer, page.type(summary_en=TYPED))
    other = Browser(eyad)
    theirs = other.entry("/new/incident")
    theirs.fields["once"] = page.fields["once"]

    keep(other, theirs)

    assert UnsavedEntry.objects.get().typed["summary_en"] == [TYPED]
    with viewing(eyad.pk):
        assert UnsavedEntry.objects.get().person == eyad


def test_reader_keeps_nothing(page, fadi):
    assert Browser(fadi).client.post("/keep/incident", page.fields).status_code in (302, 403)
    assert not UnsavedEntry.objects.exists()


def test_others_are_told_who_has_the_record_open(writer, amal, eyad):
    record = records.logged(amal)
    path = f"/records/{record.reference}/edit"
    writer.entry(path)

    assert "Amal is also editing" in Browser(eyad).page(path)
    Editing.objects.filter(person=amal).update(seen_at=datetime.now(UTC) - timedelta(minutes=3))
    assert "Amal is also editing" not in Browser(eyad).page(path)


def test_keeping_leaves_no_event_in_the_trail_and_makes_nobody_an_author(writer, page):
    before = Event.objects.count()

    keep(writer, page.type(summary_en=TYPED))

    assert Event.objects.count() == before


@pytest.mark.parametrize("packed", ["[]", "{", '{"a":{"b":1}}', '{"x y":"1"}', "7"])
def test_closed_row_that_no_page_of_ours_sends_is_refused(writer, page, packed):
    assert writer.send("/new/incident", page.fields | {"claims-0-packed": [packed]}).status_code == 400
    assert Record.objects.count() == 0


def test_what_was_typed_on_a_record_goes_with_the_sight_of_it_and_comes_back(amal, eyad):
    north = team("North", amal, eyad)
    record = records.logged(
        amal, team=north.pk, title={"en": "Shelling of the Qzcanary bakery"}, notes="Qzwitness"
    )
    browser = Browser(eyad)
    keep(browser, browser.entry(f"/records/{record.reference}/edit"), reference=record.reference)
    with viewing(eyad.pk):
        key = UnsavedEntry.objects.get(person=eyad).page

    def told():
        return browser.client.get(f"/new/incident?continue={key}").text + browser.client.get("/").text

    assert ("Qzcanary" in told(), "Qzwitness" in told()) == (True, True)
    Membership.objects.filter(user=eyad).delete()
    with viewing(eyad.pk):
        assert not UnsavedEntry.objects.exists()
    switch_off_second_wall()
    assert ("Qzcanary" in told(), "Qzwitness" in told(), "-48.80456" in told()) == (False, False, False)
    join(north, eyad)
    assert "Qzwitness" in told()
