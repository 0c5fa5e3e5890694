# SPDX-License-Identifier: Apache-2.0
"""The merge on the page: what to choose between travels with it, and what was chosen is put into the fields."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _

from registry.desk.forms.rows import close_row, remove
from registry.desk.merge.parts import OWN, parts_of, put_together
from registry.desk.merge.three import WHOLE, Merge, Taken, Touch, merge
from registry.desk.merge.words import Choice, labels, said, where

HELD = re.compile(r"touch-(\d{1,4})", re.ASCII)
SIDES = ("mine", "theirs", "anew")
FIELD = re.compile(r"[a-z_0-9]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Merged:
    """`typed`: the page with both sides in it. `choices`: what a person has to choose. `taken`: what came in, in words."""

    typed: QueryDict
    choices: tuple[Choice, ...] = ()
    taken: tuple[str, ...] = field(default=())


def merged(kind: str, base: QueryDict, theirs: QueryDict, mine: QueryDict) -> Merged:
    """Lay what was typed over what stands now. The page of the result is based on what stands now."""
    found = merge(parts_of(base), parts_of(theirs), parts_of(mine))
    typed = put_together(found.parts)
    for name in ("once", "columns", "open"):
        if name in mine:
            typed.setlist(name, mine.getlist(name))
    typed["row_version"] = theirs.get("row_version", "")
    choices = tuple(choice(kind, at, touch, found) for at, touch in enumerate(found.touching))
    return Merged(typed, choices, tuple(filter(None, (in_words(kind, each, found) for each in found.taken))))


def choice(kind: str, at: int, touch: Touch, found: Merge) -> Choice:
    part, names = touch.part, touch.names
    label = _(", ").join(
        filter(None, [where(part, found.parts), "" if names == WHOLE else labels(kind, part, names)])
    )
    held = {
        "part": part.key,
        "kind": part.kind,
        "names": names,
        "theirs": touch.theirs,
        "mine": touch.mine,
        "label": label,
    }
    told = {side: side_said(kind, touch, side) for side in ("base", "theirs", "mine")}
    return Choice(at, label, **told, held=json.dumps(held | {"told": told}, ensure_ascii=False))


def side_said(kind: str, touch: Touch, side: str) -> str:
    fields = getattr(touch, side)
    if touch.names == WHOLE and not fields:
        return _("taken away")
    return said(kind, touch.part, fields)


def in_words(kind: str, taken: Taken, found: Merge) -> str:
    """Return one change that came in, such as “Claim 2: Killed”."""
    place = where(taken.part, found.parts)
    if taken.names == WHOLE:
        there = any(each.key == taken.part.key for each in found.parts)
        return (
            _("%(part)s is new") % {"part": place}
            if there
            else _("%(part)s was taken away") % {"part": place}
        )
    return _(", ").join(filter(None, [place, labels(kind, taken.part, taken.names)]))


def held_choices(typed: QueryDict) -> list[Choice]:
    """Return the choices that travel with a page and are not made yet."""
    found = []
    for at, name in enumerate([name for name in typed if HELD.fullmatch(name)]):
        held = read(str(typed[name]))
        found.append(Choice(at, str(held["label"]), **held["told"], held=str(typed[name])))
    return found


def settle(typed: QueryDict) -> bool:
    """Put what was chosen into the fields; return whether every choice is made.

    Raises: BadRequest for what no page of ours sends.
    """
    waiting = []
    for name in [name for name in typed if HELD.fullmatch(name)]:
        chosen, text = str(typed.get(f"settle-{name.removeprefix('touch-')}", "")), str(typed[name])
        del typed[name]
        typed.pop(f"settle-{name.removeprefix('touch-')}", None)
        if chosen not in SIDES:
            waiting.append(text)
        elif chosen != "anew":
            put(typed, read(text), chosen)
    for at, text in enumerate(waiting):
        typed[f"touch-{at}"] = text
    return not waiting


def put(typed: QueryDict, held: dict[str, Any], side: str) -> None:
    """Write one side of a choice into the row it is about, wherever that row stands by now."""
    prefix = prefix_of(typed, str(held["part"]), str(held["kind"]))
    if prefix is None:
        return
    if tuple(held["names"]) == WHOLE:
        if not held[side] and prefix:
            close_row(typed, prefix)
            remove(typed, prefix)
        return
    for name, values in held[side].items():
        if not FIELD.fullmatch(name) or (not prefix and name not in OWN):
            raise BadRequest("no field of ours")
        own = f"{prefix}-{name}" if prefix else name
        typed.pop(own, None)
        if values:
            typed.setlist(own, [str(value) for value in values])


def prefix_of(typed: QueryDict, key: str, kind: str) -> str | None:
    """Return the prefix of the row with this id, empty for the record itself; None where it is gone."""
    if not kind:
        return ""
    ending = re.compile(rf"(?:claims-\d+-)?{re.escape(kind)}-\d+-id", re.ASCII)
    found = (name for name in typed if ending.fullmatch(name) and str(typed[name]) == key)
    return next((name.removesuffix("-id") for name in found), None)


def read(text: str) -> dict[str, Any]:
    try:
        held = json.loads(text)
        told = {side: str(held["told"][side]) for side in ("base", "theirs", "mine")}
        return {name: held[name] for name in ("part", "kind", "names", "theirs", "mine", "label")} | {
            "told": told
        }
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadRequest("no choice of ours") from error
