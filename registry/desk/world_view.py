# SPDX-License-Identifier: Apache-2.0
"""What the public would see of the places as typed: decided by the code that freezes, on a copy that is thrown away."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.casework.actions.log import log_record, rewrite_record
from registry.casework.models import Record
from registry.desk.forms.entry import Entry
from registry.desk.forms.to_draft import to_draft
from registry.desk.words import plainly
from registry.domain.disclosure import Publish, may_publish
from registry.domain.errors import Refusal
from registry.publishing.freeze.places import place, told_of

KM_PER_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Seen:
    """One place: what readers get, why no more, and the public shape (GeoJSON as text, or empty) for its row's map."""

    words: str
    why: str
    row: str
    shape: str


@dataclass(frozen=True, slots=True)
class WorldView:
    """`problem`: why nothing can be said yet. `cleared`: whether the record may leave the desk as it stands."""

    places: tuple[Seen, ...] = ()
    problem: str = ""
    cleared: bool = True
    published_before: bool = False


def world_view(entry: Entry, record: Record | None, by: User) -> WorldView:
    """Return what would be told of each place; nothing is written."""
    if not entry.is_valid():
        return WorldView(problem=_("Put right what is not sound yet, then ask again."))
    try:
        with transaction.atomic():
            found = looked_at(entry, record, by)
            transaction.set_rollback(True)
    except Refusal as refusal:
        return WorldView(problem=plainly(refusal))
    return found


def looked_at(entry: Entry, record: Record | None, by: User) -> WorldView:
    draft = to_draft(entry, by=by, base=record)
    cleared = may_publish(draft.sensitivity)
    asked = draft if cleared else replace(draft, sensitivity="public")
    if record is None:
        written = log_record(asked, by=by)
    else:
        written = rewrite_record(record, asked, by=by, row_version=record.row_version)
    told = told_of(written, today=datetime.now(UTC).date())
    rows = list(written.locations.all())
    typed = [str(form.prefix) for form in entry.filled("locations")]
    return WorldView(
        tuple(seen(row, found, prefix) for row, found, prefix in zip(rows, told, typed, strict=True)),
        cleared=cleared,
        published_before=bool(record and record.public_state.version),
    )


def seen(row: Any, found: Any, prefix: str) -> Seen:
    shown = place(row, found)
    named = row.name.get("en") or row.admin1_name.get("en") or row.country
    words = _("%(place)s: %(shown)s") % {"place": named or _("This place"), "shown": in_words(row, found)}
    shape = json.dumps(shown.geometry) if shown.geometry else ""
    return Seen(words, _(found.disclosure.sentence), prefix, shape)


def in_words(row: Any, found: Any) -> str:
    told = found.disclosure
    areas = {
        Publish.AREA2: row.admin2_name.get("en") or row.admin1_name.get("en", ""),
        Publish.AREA1: row.admin1_name.get("en", ""),
        Publish.COUNTRY: row.country,
    }
    if told.publish is Publish.POINT:
        return _("the point as it is kept")
    if told.publish is Publish.CELL and told.level is not None:
        km = f"{told.level.degrees * KM_PER_DEGREE:.1f}"
        return _("a grid square of %(km)s km, not the point") % {"km": km}
    name = areas.get(told.publish, "")
    return _("the area alone, %(name)s") % {"name": name} if name else _("no place at all")
