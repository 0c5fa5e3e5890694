# SPDX-License-Identifier: Apache-2.0
"""Somebody else saved meanwhile: what does not touch stands side by side, what does is chosen, nothing is lost."""

import pytest

from registry.casework.models import Record
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.unit.desk.conftest import TYPED

KILLED = "cell-killed-civilian"


@pytest.fixture
def record(amal):
    return records.logged(amal, claims=(records.claim(3, origin="a"), records.claim(4, origin="b")))


@pytest.fixture
def other(eyad):
    return Browser(eyad)


def opened(browser, record):
    return browser.entry(f"/records/{record.reference}/edit")


def stands(record) -> Record:
    return Record.objects.get(pk=record.pk)


def killed(record) -> list[int]:
    return [claim.casualties.get().min for claim in record.claims.all()]


def test_changes_that_do_not_touch_are_both_saved_and_listed(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    assert theirs.type(summary_en="Theirs").type("claims-1", **{KILLED: "9"}).save().status_code == 302

    answer = mine.type(grade_reason="Mine").type("claims-0", **{KILLED: "7"}).save()

    assert answer.status_code == 302
    now = stands(record)
    assert (now.summary["en"], now.grade_reason, killed(now)) == ("Theirs", "Mine", [7, 9])
    told = writer.page(f"/records/{record.reference}")
    assert "Eyad had saved meanwhile; both stand." in told
    assert "Summary in English" in told


def test_fields_that_both_changed_are_shown_with_all_three_and_saved_as_chosen(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    theirs.type(title_en="Theirs").type("claims-0", **{KILLED: "9"}).save()

    answer = mine.type(title_en="Mine").type("claims-0", **{KILLED: "7"}).save()

    assert answer.status_code == 409
    mine.read(answer.text)
    assert mine.html.count('name="touch-') == 2
    for words in (
        "Eyad has saved this record since you opened this page",
        "Mine",
        "Theirs",
        "Shelling reported",
    ):
        assert words in mine.html
    assert stands(record).title == {"en": "Theirs"}

    assert mine.save().status_code == 422  # nothing is chosen yet
    mine.fields |= {"settle-0": ["mine"], "settle-1": ["theirs"]}
    assert mine.save().status_code == 302
    assert (stands(record).title["en"], killed(record)) == ("Mine", [9, 4])


def test_choice_survives_a_row_that_comes_or_goes_and_text_typed_anew_stands(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    theirs.type("claims-1", **{KILLED: "9"}).save()
    mine.read(mine.type("claims-1", **{KILLED: "7"}).save().text)

    mine.button(take_away="claims-0")
    assert mine.html.count('name="touch-') == 1
    mine.fields |= {"settle-0": ["theirs"]}
    assert mine.save().status_code == 302

    assert killed(record) == [9]


def test_text_typed_anew_stands(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    theirs.type(title_en="Theirs").save()
    mine.read(mine.type(title_en="Mine").save().text)

    mine.fields |= {"settle-0": ["anew"]}
    assert mine.type(title_en="Ours").save().status_code == 302

    assert stands(record).title["en"] == "Ours"


def test_row_that_one_took_away_and_the_other_changed_is_asked_about(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    theirs.button(take_away="claims-0").save()

    answer = mine.type("claims-0", **{KILLED: "7"}).save()

    assert answer.status_code == 409
    assert "taken away" in answer.text
    assert killed(record) == [4]


def test_row_that_one_took_away_and_nobody_changed_goes(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    theirs.button(take_away="claims-0").save()

    assert mine.type(summary_en=TYPED).save().status_code == 302

    assert (killed(record), stands(record).summary) == ([4], {"en": TYPED})


def test_rows_that_both_added_stand_side_by_side(writer, other, record):
    pages = {"Mine": opened(writer, record), "Theirs": opened(other, record)}
    for name, page in pages.items():
        page.button(add="claims").type("claims-2", source_name=name, source_kind="local_media")
        page.type("claims-2", **{"cell-killed": "1", "cell-killed---child_unspecified": "1"})

    assert [page.save().status_code for page in pages.values()] == [302, 302]

    names = [claim.source_item.source.name for claim in record.claims.all()]
    assert sorted(names[2:]) == ["Mine", "Theirs"]
    assert [claim.casualties.filter(of_which__isnull=False).count() for claim in record.claims.all()] == [
        0,
        0,
        1,
        1,
    ]


def test_third_save_is_laid_over_the_second_too(writer, other, record):
    mine, theirs = opened(writer, record), opened(other, record)
    theirs.type(title_en="Theirs").save()
    mine.read(mine.type(title_en="Mine").save().text)
    opened(other, record).type(summary_en="Later").save()

    mine.fields |= {"settle-0": ["mine"]}
    answer = mine.save()

    assert answer.status_code == 302
    assert (stands(record).title["en"], stands(record).summary["en"]) == ("Mine", "Later")


@pytest.mark.parametrize("held", ["", "{", "[]", '{"part": "", "kind": "", "names": ["pk"], "label": "x"}'])
def test_choice_that_no_page_of_ours_sends_is_refused(writer, record, held):
    page = opened(writer, record)

    answer = writer.send(page.path, page.fields, **{"touch-0": held, "settle-0": "theirs"}, save="1")

    assert answer.status_code == 400
