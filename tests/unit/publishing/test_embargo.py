# SPDX-License-Identifier: Apache-2.0
"""Nothing leaves before its moment; what unexploded submunitions hide is told again by an approved version alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from registry.casework.draft import WeaponDraft
from registry.casework.models import Embargo
from registry.domain.embargo import check_embargo
from registry.domain.errors import InvalidDate, NeedsReason, NotPermitted, WrongState
from registry.published.models import Document
from registry.publishing.embargo import hidden_no_more, set_embargo
from registry.publishing.freeze import freeze
from registry.publishing.freeze.setting import embargo_ends_on
from registry.publishing.outbox import publish
from registry.publishing.publisher import carry_due
from tests.factories.publications import corrected, public
from tests.factories.records import approved, carry, claim, logged, published
from tests.unit.publishing.ground import breaches

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
LATER, LATEST = NOW + timedelta(days=1), NOW + timedelta(days=2)
WRITER, REVIEWER = {"record.write"}, {"review.decide"}
CASES = {
    "a writer names one": (LATER, None, False, WRITER, "Why", None),
    "a writer puts it off": (LATEST, LATER, False, WRITER, "Why", None),
    "a writer shortens it": (LATER, LATEST, False, WRITER, "Why", NotPermitted),
    "a writer ends it": (None, LATER, False, WRITER, "Why", NotPermitted),
    "a writer ends one that is over": (None, NOW, False, WRITER, "Why", None),
    "a reviewer shortens it": (LATER, LATEST, False, REVIEWER, "Why", None),
    "a reviewer ends it": (None, LATER, False, REVIEWER, "Why", None),
    "a viewer": (LATER, None, False, {"record.read"}, "Why", NotPermitted),
    "without a reason": (LATER, None, False, WRITER, " ", NeedsReason),
    "of what is public": (LATER, None, True, WRITER, "Why", WrongState),
    "in the past": (NOW, None, False, WRITER, "Why", InvalidDate),
}


@pytest.mark.parametrize(
    ("wanted", "standing", "is_public", "granted", "reason", "refused"), CASES.values(), ids=CASES
)
def test_who_names_which_moment(wanted, standing, is_public, granted, reason, refused):
    def check():
        check_embargo(
            wanted=wanted, standing=standing, now=NOW, public=is_public, granted=granted, reason=reason
        )

    if refused:
        with pytest.raises(refused):
            check()
    else:
        check()


def test_handed_over_before_it_leaves_with_the_first_tick_after(amal, basim, dunya, as_publisher):
    record, moment = approved(amal, basim), datetime.now(UTC) + timedelta(hours=3)
    set_embargo(record, public_from=moment, by=amal, reason="Until they have left.")
    publish(record=record, by=dunya)
    for at, left in ((moment - timedelta(seconds=2), 0), (moment + timedelta(seconds=2), 1)):
        with as_publisher():
            assert carry_due(now=at) == left

    assert Document.objects.get().published_at >= moment.replace(microsecond=0)
    with as_publisher():
        assert not [line for line in breaches(as_publisher) if "embargo" in line]


def test_an_embargo_that_was_ended_holds_nothing_back(amal, basim, dunya, as_publisher):
    record = approved(amal, basim)
    set_embargo(record, public_from=datetime.now(UTC) + timedelta(hours=3), by=amal, reason="Why.")
    publish(record=record, by=dunya)
    assert carry(as_publisher) == 0
    set_embargo(record, public_from=None, by=basim, reason="They left.")

    assert carry(as_publisher) == 1
    assert Embargo.objects.count() == 2
    assert breaches(as_publisher) == []


def found(day: date | None) -> tuple[WeaponDraft, ...]:
    return (WeaponDraft(weapon="submunition_unexploded", found_on=day),)


@pytest.mark.parametrize(
    ("found_on", "hidden"), [(date(2025, 3, 4), False), (None, True), ("today", True), ("29 days ago", True)]
)
def test_the_place_is_withheld_for_thirty_days_from_the_find_or_the_logging(amal, found_on, hidden):
    today = datetime.now(UTC).date()
    day = {"today": today, "29 days ago": today - timedelta(days=29)}.get(str(found_on), found_on)
    record = logged(amal, weapons=found(day))
    frozen = freeze(record, nonce=bytes(32), today=today)

    assert (frozen.locations[0].geometry is None) is hidden
    assert embargo_ends_on(record) == (day or record.created_at.date()) + timedelta(days=30)


def test_the_days_are_a_setting(amal, settings):
    settings.REGISTRY_SUBMUNITION_EMBARGO_DAYS = 5
    today = datetime.now(UTC).date()
    record = logged(amal, weapons=found(today - timedelta(days=5)))

    assert freeze(record, nonce=bytes(32), today=today).locations[0].geometry is not None


def test_a_find_to_come_is_refused(amal):
    with pytest.raises(InvalidDate) as refusal:
        logged(amal, weapons=found(datetime.now(UTC).date() + timedelta(days=3)))
    assert refusal.value.field == "weapons.0.found_on"


def test_after_the_embargo_a_new_version_tells_the_place_and_the_desk_is_reminded(
    amal, basim, dunya, as_publisher
):
    today = datetime.now(UTC).date()
    weapons = found(today - timedelta(days=3))
    record = published(amal, basim, dunya, as_publisher, weapons=weapons)
    record.public_state.refresh_from_db()
    code = record.public_state.code
    corrected(record, amal, basim, dunya, as_publisher, weapons=weapons, claims=(claim(4),))
    assert public(code)["locations"][0]["geometry"] is None
    assert list(hidden_no_more(amal, today=today)) == []

    later = today + timedelta(days=30)
    with as_publisher():
        carry_due(now=datetime.now(UTC) + timedelta(days=40))
    assert public(code)["locations"][0]["geometry"] is None  # nothing is told more finely by itself
    assert [each.pk for each in hidden_no_more(amal, today=later)] == [record.pk]
    assert freeze(record, nonce=bytes(32), today=later).locations[0].geometry is not None


def test_taking_the_weapon_away_ends_no_embargo(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher, weapons=found(datetime.now(UTC).date()))
    record.public_state.refresh_from_db()
    corrected(record, amal, basim, dunya, as_publisher, weapons=(), claims=(claim(4),))

    assert public(record.public_state.code)["locations"][0]["geometry"] is None
