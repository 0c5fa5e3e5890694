# SPDX-License-Identifier: Apache-2.0
"""The record's own fields, and each of its parts."""

import zoneinfo
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from registry.casework.actions.check.claims import check_claim
from registry.casework.actions.check.codes import check_code, check_codes
from registry.casework.actions.check.numbers import check_pieces
from registry.casework.actions.check.path import at, in_language
from registry.casework.actions.check.places import check_location
from registry.casework.draft import RecordDraft
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
TITLE_TOO_LONG = "The title (%(language)s) has %(length)s characters; at most %(most)s are allowed."
NO_TIMEZONE = "“%(zone)s” is no time zone of the IANA list; write for example Asia/Damascus."
EASTERNMOST = timedelta(hours=14)


def check_draft(draft: RecordDraft) -> Timespan:
    """Return the time window of the draft. Raises: InvalidInput and its kinds, naming the field and the rule."""
    check_title(draft)
    if len(draft.notes) > LONGEST_NOTE:
        rule = "The notes have %(length)s characters; at most %(most)s are allowed."
        raise InvalidInput(rule, field="notes", length=f"{len(draft.notes):,}", most=f"{LONGEST_NOTE:,}")
    span = check_time(draft)
    check_codes(draft, Incident if draft.kind == "incident" else AggregateReport)
    for index, place in enumerate(draft.locations):
        with at(f"locations.{index}"):
            check_location(place)
    for index, claim in enumerate(draft.claims):
        with at(f"claims.{index}"):
            check_claim(claim, index)
    check_things(draft)
    check_attributions(draft)
    return span


def check_title(draft: RecordDraft) -> None:
    if not draft.title.get("en", "").strip():
        raise InvalidInput("Write a title in English: place, date and what was reported.", field="title")
    for language, text in draft.title.items():
        if len(text) > TITLE_LENGTH:
            raise InvalidInput(
                TITLE_TOO_LONG,
                field=in_language("title", language),
                language=language,
                length=len(text),
                most=TITLE_LENGTH,
            )


def check_time(draft: RecordDraft) -> Timespan:
    """Return the window. Source: docs/explanation/dates.md, rules D1 to D7."""
    span = timespan.parse(draft.date_edtf, margin_days=draft.date_margin_days)
    timespan.refuse_future(span, today=(datetime.now(UTC) + EASTERNMOST).date())
    if draft.kind == "incident" and not timespan.lasts_one_day(span):
        raise InvalidDate(TOO_LONG, field="date_edtf")
    if draft.timezone and draft.timezone not in zoneinfo.available_timezones():
        raise InvalidInput(NO_TIMEZONE, field="timezone", zone=draft.timezone)
    if draft.date_precision:
        check_code("time_precision", draft.date_precision, field="date_edtf")
        return replace(span, precision=draft.date_precision)
    if draft.kind == "incident":
        return timespan.with_clock(span, at=draft.time_local, part_of_day=draft.time_part)
    return span


def check_things(draft: RecordDraft) -> None:
    for index, use in enumerate(draft.weapons):
        with at(f"weapons.{index}"):
            check_codes(use, WeaponUse)
            check_pieces(use.count_min, use.count_max)
            refuse_find_to_come(use.found_on)
    for index, hit in enumerate(draft.objects):
        with at(f"objects.{index}"):
            check_codes(hit, ObjectDamage)
            check_pieces(hit.count_min, hit.count_max)


def refuse_find_to_come(found_on: date | None) -> None:
    if found_on and found_on > (datetime.now(UTC) + EASTERNMOST).date():
        raise InvalidDate("A remnant is found on a day that has been.", field="found_on")


def check_attributions(draft: RecordDraft) -> None:
    named = [(each.actor, each.role) for each in draft.attributions]
    for index, each in enumerate(draft.attributions):
        with at(f"attributions.{index}"):
            check_codes(each, Attribution)
            if named[index] in named[:index]:
                raise InvalidInput("This party is named twice in the same role.", field="actor")
