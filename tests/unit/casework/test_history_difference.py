# SPDX-License-Identifier: Apache-2.0
"""How two versions differ: pure, without a database, in the words of the fields."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.contrib.gis.geos import LineString, Point, Polygon

from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    ClaimDraft,
    LocationDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.casework.history.difference import difference
from registry.casework.history.drawing import HEIGHT, WIDTH, drawn, rounded
from registry.domain.laid_over import MANY, How, laid_over

ITEM, ACTOR = uuid4(), uuid4()
NAMES = {ITEM: "Harbour Courier", ACTOR: "Eastland forces"}
KILLED = CasualtyDraft(harm="killed", min=3, max=5, status="civilian", id=uuid4())
FIRST = ClaimDraft(source_item=ITEM, origin_group="courier", casualties=(KILLED,), id=uuid4())
SECOND = ClaimDraft(source_item=ITEM, origin_group="post", supersedes=0, id=uuid4())
TOWN = LocationDraft(
    precision="town", name={"en": "Northreach"}, geom=Point(69.05, -48.8, srid=4326), id=uuid4()
)
BASE = RecordDraft(
    kind="incident",
    title={"en": "Shelling reported"},
    date_edtf="2025-03-03",
    incident_type="shelling",
    claims=(FIRST, SECOND),
    locations=(TOWN,),
)


def told(before, after):
    return difference(before, after, names=NAMES)


def only_row(found):
    (part,) = found.parts
    (row,) = part.rows
    return part.label, row


def test_equal_states_differ_in_nothing():
    assert not told(BASE, BASE)


def test_a_code_is_told_by_its_label_and_the_field_by_its_name():
    (change,) = told(BASE, replace(BASE, incident_type="air_strike", sensitivity="restricted")).own

    assert change.label == "type of incident"
    assert "_" not in change.before + change.after


def test_a_long_text_is_told_word_by_word():
    long = "The market in the north of the town was hit by at least two shells in the morning."
    before, after = (
        replace(BASE, summary={"en": long}),
        replace(BASE, summary={"en": long.replace("two", "three")}),
    )

    (change,) = told(before, after).own

    assert change.label == "summary (English)"
    assert [(piece.how, piece.text) for piece in change.pieces if piece.how is not How.SAME] == [
        (How.GONE, "two"),
        (How.NEW, "three"),
    ]


def test_each_language_is_a_text_of_its_own():
    (change,) = told(BASE, replace(BASE, title={"en": "Shelling reported", "ar": "قصف"})).own

    assert (change.label, change.before, change.after) == ("title (العربية)", "–", "قصف")


def test_a_number_is_told_as_a_range():
    more = replace(FIRST, casualties=(replace(KILLED, max=None, qualifier="at_least"),))
    label, row = only_row(told(BASE, replace(BASE, claims=(more, SECOND))))

    (figure,) = row.inner
    number = next(change for change in figure.changes if change.label == "number")
    assert (label, row.how, figure.how) == ("Claims", How.CHANGED, How.CHANGED)
    assert (number.before, number.after) == ("3–5", "3 or more")


def test_a_row_that_came_and_one_that_went_are_told_with_what_they_say():
    weapon = WeaponDraft(weapon="mortar_bomb", confidence="likely", id=uuid4())
    _, came = only_row(told(BASE, replace(BASE, weapons=(weapon,))))
    _, went = only_row(told(replace(BASE, weapons=(weapon,)), BASE))

    assert (came.how, went.how) == (How.NEW, How.GONE)
    assert came.title == went.title
    assert [change.label for change in came.changes] == ["weapon", "how sure"]


def test_a_claim_that_went_takes_its_figures_with_it():
    gone = [
        row
        for row in told(BASE, replace(BASE, claims=(replace(SECOND, supersedes=None),))).parts[0].rows
        if row.how is How.GONE
    ]

    assert [figure.title for figure in gone[0].inner] == ["Killed: 3–5"]


def test_a_pointer_follows_its_row_and_not_its_position():
    new = ClaimDraft(source_item=ITEM, origin_group="new", id=uuid4())
    rows = told(BASE, replace(BASE, claims=(new, FIRST, replace(SECOND, supersedes=1)))).parts[0].rows

    assert [(row.how, row.title) for row in rows] == [(How.NEW, "1. Harbour Courier")]


def test_a_pointer_to_another_row_is_told_by_its_number():
    party = AttributionDraft(actor=ACTOR, claim=0, id=uuid4())
    before, after = (replace(BASE, attributions=(replace(party, claim=n),)) for n in (0, 1))
    _, row = only_row(told(before, after))

    assert row.title == "1. Eastland forces"
    assert [(change.before, change.after) for change in row.changes] == [("claim 1", "claim 2")]


def test_a_point_that_moved_is_drawn_with_how_far():
    place = replace(TOWN, geom=Point(69.05, -48.801, srid=4326))
    _, row = only_row(told(BASE, replace(BASE, locations=(place,))))

    (change,) = row.changes
    assert change.drawing.moved_m == pytest.approx(111, abs=1)
    assert (change.before, change.after) == ("-48.80000, 69.05000", "-48.80100, 69.05000")


def test_an_id_never_shows():
    party = AttributionDraft(actor=uuid4(), id=uuid4())
    found = told(BASE, replace(BASE, attributions=(party,), claims=(replace(FIRST, source_item=uuid4()),)))

    for part in found.parts:
        for row in part.rows:
            for change in row.changes:
                for word in f"{change.before} {change.after}".split():
                    with pytest.raises(ValueError, match="badly formed"):
                        UUID(word)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Point(1, 1), None),
        (None, Point(1, 1)),
        (Point(1, 1), Point(1, 1)),
        (Point(1, 1), LineString((0, 0), (2, 3))),
        (Polygon(((0, 0), (0, 9), (9, 9), (0, 0))), Point(5, 5)),
        (Point(179, 89.9), Point(-179, -89.9)),
    ],
)
def test_whatever_is_drawn_stays_on_the_paper(before, after):
    drawing = drawn(before, after)

    for shape in filter(None, (drawing.before, drawing.after)):
        for pair in shape.points.split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT
    assert 0 < drawing.bar <= WIDTH
    assert drawing.bar_metres >= 1


@pytest.mark.parametrize(
    ("metres", "bar"), [(0.2, 1), (3, 2), (7, 5), (99, 50), (1234, 1000), (60_000, 50_000)]
)
def test_a_scale_is_a_round_number(metres, bar):
    assert rounded(metres) == bar


def test_pieces_give_both_texts_back():
    before, after = (
        "Five people were killed,\r\nsay neighbours.",
        "At least five people were killed, said two neighbours.",
    )
    pieces = laid_over(before, after)

    assert "".join(p.text for p in pieces if p.how is not How.NEW) == before.replace("\r\n", "\n")
    assert "".join(p.text for p in pieces if p.how is not How.GONE) == after


def test_very_long_texts_are_compared_by_line_in_reasonable_time():
    before = "\n".join(f"line {n} of a very long account" for n in range(MANY))
    pieces = laid_over(before, before.replace("line 7 ", "line seven "))

    assert [piece.text for piece in pieces if piece.how is How.NEW] == ["line seven of a very long account\n"]
