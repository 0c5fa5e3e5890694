# SPDX-License-Identifier: Apache-2.0
"""One record from the first word to the tombstone, by three people: with a mouse, in Arabic, by keys, without scripts."""

import pytest

from tests.e2e.desk_faces import PASSWORD, both
from tests.e2e.entering import (
    among_claims,
    by_fields,
    by_fields_and_an_area,
    in_cell,
    on_the_map,
    sent_plainly,
)
from tests.e2e.hands import Hands, Keys, Mouse, Words
from tests.e2e.walk import Report, Walk
from tests.e2e.watched import assert_sound, shoot
from tests.e2e.world import World

WHY = "Which source states the upper figure?"
CORRECTED = {"en": "One more person died of wounds.", "ar": "توفي شخص آخر متأثراً بجراحه."}
GONE = {"en": "It tells the same event as another record.", "ar": "يروي الحدث نفسه الذي يرويه سجل آخر."}
SUMMARY = {
    "en": "Two shells were reported in the north of the town in the morning.",
    "ar": "أُفيد بسقوط قذيفتين في شمال البلدة صباحاً.",
}
ARABIC = "بلاغ عن قصف في سرمين، ١٣ آذار ٢٠٢٥"


@pytest.fixture(scope="module")
def desk(static_files, catalogues):
    with both("e2e_walk") as running:
        yield running


@pytest.fixture
def sitting(window, desk):
    """Return a function that signs a person in, as these hands do it."""

    def sit(name: str, kind: type[Hands] = Mouse, language: str = "en", **options) -> Hands:
        hands = kind(window(desk.desk, locale=language, **options), Words(language))
        hands.watched.open("/sign-in")
        hands.type_into(hands.page.locator("#id_username"), name)
        hands.type_into(hands.page.locator("#id_password"), PASSWORD)
        hands.press("Sign in")
        hands.page.wait_for_url(f"{desk.desk}/")
        return hands

    return sit


def looked_at(watched, step: str) -> None:
    """Ask of a page what costs nothing."""
    assert (watched.foreign, watched.complaints) == ([], []), step
    shoot(watched, f"desk-{step}")


@pytest.fixture
def walking(sitting, window, desk):
    """Return a function that seats three people and gives the walk of a record of this day."""

    def begin(name: str, day: str, kind: type[Hands] = Mouse, look=looked_at, arabic="", **options) -> Walk:
        language = "ar" if arabic else "en"
        titles = {"en": f"Shelling reported in Sarmin, {day}"} | ({"ar": arabic} if arabic else {})
        people = [sitting(who, kind, language, **options) for who in ("amal", "basim", "dunya")]
        return Walk(
            Report(day, titles, SUMMARY[language], language),
            *people,
            World(desk.public),
            desk.carry,
            lambda watched, step: look(watched, f"walk-{name}-{step}"),
            lambda: window(desk.public, locale=language, **options),
            scripts=options.get("java_script_enabled", True),
        )

    return begin


def whole(walk: Walk, place, first=in_cell, after=in_cell) -> None:
    """Take all eight steps and ask the world after each that it should hear of."""
    walk.log(place, first)
    walk.submit()
    walk.request_changes(WHY)
    walk.mend(WHY, after, "3-4")
    walk.approve()
    walk.publish(1)
    walk.stands(1, 3, 4)
    walk.correct(after, "4")
    walk.approve()
    walk.publish(2, CORRECTED)
    walk.stands(2, 4, 4, CORRECTED)
    assert walk.world.item(walk.code, 1)["casualties"]["killed"]["min"] == 3
    walk.withdraw(GONE)
    walk.is_gone(GONE)


def test_with_a_mouse(walking):
    whole(walking("wide", "2025-03-03~", look=assert_sound), on_the_map, among_claims)


@pytest.mark.long
def test_in_arabic_on_a_small_screen(walking):
    walk = walking("arabic", "2025-03-13", look=assert_sound, arabic=ARABIC, width=360, height=740)
    whole(walk, by_fields)


@pytest.mark.long
def test_by_keys_alone(walking):
    whole(walking("keys", "2025-03-23", Keys), by_fields)


def test_without_scripts(walking):
    walk = walking("plain", "2025-04-02", java_script_enabled=False)
    whole(walk, by_fields_and_an_area, sent_plainly, sent_plainly)


def test_keys_find_no_way_to_what_no_key_leads_to(sitting):
    """The button that a browser presses by itself on Enter stands on the page, and no key leads to it."""
    hands = sitting("amal", Keys)
    hands.watched.open("/new/incident")

    with pytest.raises(AssertionError, match="no key leads"):
        hands.reach(hands.page.locator("button[name=stay]"))


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("outline: none !important", "'marked': False"),
        ("clip-path: circle(0) !important", "'uncovered': False"),
    ],
)
def test_keys_refuse_a_control_that_does_not_show_the_focus(sitting, style, found):
    hands = sitting("amal", Keys)
    hands.watched.open("/new/incident")
    hands.write("Title in English", "Seen")
    hands.page.keyboard.press("Shift+Tab")
    hands.field("Title in English").evaluate("(field, style) => field.style.cssText = style", style)

    with pytest.raises(AssertionError, match=found):
        hands.write("Title in English", "Not seen")
