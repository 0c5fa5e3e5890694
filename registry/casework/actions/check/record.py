# SPDX-License-Identifier: Apache-2.0
"""The record's own fields, and each of its parts."""

import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from registry.casework.actions.check.claims import Rule, claim_rules
from registry.casework.actions.check.codes import check_code, check_codes
from registry.casework.actions.check.numbers import check_pieces
from registry.casework.actions.check.path import at, in_language
from registry.casework.actions.check.places import check_location
from registry.casework.draft import ObjectDraft, RecordDraft, WeaponDraft
from registry.casework.models import AggregateReport, Attribution, Incident, ObjectDamage, WeaponUse
from registry.domain import timespan
from registry.domain.errors import InvalidDate, InvalidInput
from registry.domain.timespan import Timespan

TITLE_LENGTH = 140
LONGEST_NOTE = 100_000
TOO_LONG = (
    "An incident lasts at most one day or one night. If it lasted longer, log a report over a period; "
    "if only the day is not known, write a window, as in [2024-11-03..2024-11-09]."
)
TITLE_MISSING = "Write a title in English or in another language: place, date and what was reported."
NOTES_TOO_LONG = "The notes have %(length)s characters; at most %(most)s are allowed."
TITLE_TOO_LONG = "The title (%(language)s) has %(length)s characters; at most %(most)s are allowed."
NO_TIMEZONE = "“%(zone)s” is no time zone of the IANA list; write for example Asia/Damascus."
EASTERNMOST = timedelta(hours=14)


def check_draft(draft: RecordDraft) -> Timespan:
    """Return the time window of the draft. Raises: InvalidInput and its kinds, naming the field and the rule."""
    for refusal in refusals(draft):
        raise refusal
    return check_time(draft)


def refusals(draft: RecordDraft) -> Iterator[InvalidInput]:
    """Yield what every rule has against the draft, each naming its field, in the order of the record."""
    for path, rule in rules(draft):
        try:
            with at(path):
                rule()
        except InvalidInput as refusal:
            yield refusal


def rules(draft: RecordDraft) -> Iterator[Rule]:
    """Yield each rule with the path of the part that it judges."""
    yield "", partial(check_titled, draft)
    for language in draft.title:
        yield "", partial(check_title, draft, language)
    yield "", partial(check_notes, draft)
    yield "", partial(check_time, draft)
    yield "", partial(check_timezone, draft)
    yield "", partial(check_codes, draft, Incident if draft.kind == "incident" else AggregateReport)
    for index, place in enumerate(draft.locations):
        yield f"locations.{index}", partial(check_location, place)
    for index, claim in enumerate(draft.claims):
        yield from ((f"claims.{index}.{path}".rstrip("."), rule) for path, rule in claim_rules(claim, index))
    for index, use in enumerate(draft.weapons):
        yield f"weapons.{index}", partial(check_weapon, use)
    for index, hit in enumerate(draft.objects):
        yield f"objects.{index}", partial(check_object, hit)
    for index in range(len(draft.attributions)):
        yield f"attributions.{index}", partial(check_attribution, draft, index)


def check_titled(draft: RecordDraft) -> None:
    """A draft has a title in some language; the English one is asked for before a review (support.py)."""
    if not any(text.strip() for text in draft.title.values()):
        raise InvalidInput(TITLE_MISSING, field="title")


def check_title(draft: RecordDraft, language: str) -> None:
    text = draft.title[language]
    if len(text) > TITLE_LENGTH:
        raise InvalidInput(
            TITLE_TOO_LONG,
            field=in_language("title", language),
            language=language,
            length=len(text),
            most=TITLE_LENGTH,
        )


def check_notes(draft: RecordDraft) -> None:
    if len(draft.notes) > LONGEST_NOTE:
        length = f"{len(draft.notes):,}"
        raise InvalidInput(NOTES_TOO_LONG, field="notes", length=length, most=f"{LONGEST_NOTE:,}")


def check_time(draft: RecordDraft) -> Timespan:
    """Return the window. Source: docs/explanation/dates.md, rules D1 to D7."""
    span = timespan.parse(draft.date_edtf, margin_days=draft.date_margin_days)
    timespan.refuse_future(span, today=(datetime.now(UTC) + EASTERNMOST).date())
    if draft.kind == "incident" and not timespan.lasts_one_day(span):
        raise InvalidDate(TOO_LONG, field="date_edtf")
    if draft.date_precision:
        check_code("time_precision", draft.date_precision, field="date_edtf")
        return replace(span, precision=draft.date_precision)
    if draft.kind == "incident":
        return timespan.with_clock(span, at=draft.time_local, part_of_day=draft.time_part)
    return span


def check_timezone(draft: RecordDraft) -> None:
    if draft.timezone and draft.timezone not in zoneinfo.available_timezones():
        raise InvalidInput(NO_TIMEZONE, field="timezone", zone=draft.timezone)


def check_weapon(use: WeaponDraft) -> None:
    check_codes(use, WeaponUse)
    check_pieces(use.count_min, use.count_max)
    refuse_find_to_come(use.found_on)


def check_object(hit: ObjectDraft) -> None:
    check_codes(hit, ObjectDamage)
    check_pieces(hit.count_min, hit.count_max)


def refuse_find_to_come(found_on: date | None) -> None:
    if found_on and found_on > (datetime.now(UTC) + EASTERNMOST).date():
        raise InvalidDate("A remnant is found on a day that has been.", field="found_on")


def check_attribution(draft: RecordDraft, index: int) -> None:
    named = [(each.actor, each.role) for each in draft.attributions]
    check_codes(draft.attributions[index], Attribution)
    if named[index] in named[:index]:
        raise InvalidInput("This party is named twice in the same role.", field="actor")
