# SPDX-License-Identifier: Apache-2.0
"""The versions of a record as the page tells them, and two of them laid over one another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.casework.history.difference import difference
from registry.casework.history.joinings import references
from registry.casework.history.names import names_of
from registry.casework.history.shape import Difference
from registry.casework.history.state import state_at
from registry.casework.history.versions import Version, chosen, versions
from registry.casework.history.whose import moved
from registry.casework.models import Record
from registry.desk.joined import of_another

PAGE = 20
OWN = ("record", "incident", "aggregatereport")


@dataclass(frozen=True, slots=True)
class Told:
    """One version. `short`: what changed in it, in a few words; `moved`: from or to which record parts of it went."""

    version: Version
    short: str
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of the versions, newest first; `newest` is the number of the newest of all."""

    told: tuple[Told, ...]
    newest: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Compared:
    before: Version
    after: Version
    difference: Difference


def timeline(record: Record, page: int) -> Timeline:
    """Return a page of the versions; a number out of range gives the nearest page. Two queries."""
    found, count = versions(record, most=PAGE, skip=(page - 1) * PAGE)
    if not found and page > 1:
        return timeline(record, 1)
    words = moved_words(found)
    told = tuple(Told(each, short(each), words.get(each.number, ())) for each in found)
    return Timeline(told, count, page, max(1, -(-count // PAGE)))


def moved_words(found: Sequence[Version]) -> dict[int, tuple[str, ...]]:
    """Return, by number, where parts came from or went: by a merge or a split. One query; none where nothing moved."""
    keys = {key for each in found for key, _went in each.kin}
    known = references(keys)
    told = {each.number: tuple(way(went, key, known) for key, went in each.kin) for each in found}
    return {number: words for number, words in told.items() if words}


def way(went: object, other: UUID, known: dict[UUID, str]) -> str:
    if went:
        return of_another(_("went to %(other)s, by a merge or a split"), other, known)
    return of_another(_("came from %(other)s, by a merge or a split"), other, known)


def compared(record: Record, before: int, after: int) -> Compared | None:
    """Lay two versions over one another, the earlier first; None where one of them is none."""
    old, new = chosen(record, *sorted((before, after)))
    if old is None or new is None:
        return None
    states = state_at(record, old), state_at(record, new)
    found = difference(*states, names=names_of(states))
    return Compared(old, new, replace(found, own=(*found.own, *moved(record, old, new))))


def back_to(record: Record, version: Version) -> Difference:
    """Return what would change if the record became again what it was in this version."""
    newest = versions(record, most=1)[0][0]
    states = state_at(record, newest), state_at(record, version)
    return difference(*states, names=names_of(states))


def short(version: Version) -> str:
    """Return what changed in the words of the page's parts."""
    rows: Counter[tuple[str, str]] = Counter()
    for part, label, many in version.changed:
        rows["own" if part in OWN else part, label] += many
    if ("own", "insert") in rows:
        return _("the record was logged")
    said = [_("the record's own fields")] if any(part == "own" for part, _label in rows) else []
    said += [counted(part, label, many) for (part, label), many in sorted(rows.items()) if part != "own"]
    return _(", ").join(said)


def counted(part: str, label: str, many: int) -> str:
    done = {"insert": _("added"), "update": _("changed"), "delete": _("taken away")}
    return _("%(things)s %(done)s") % {"things": things(part, many), "done": done[label]}


def things(part: str, n: int) -> str:
    words = {
        "incidentlocation": ngettext("%(n)s place", "%(n)s places", n),
        "claim": ngettext("%(n)s claim", "%(n)s claims", n),
        "casualtyfigure": ngettext("%(n)s figure", "%(n)s figures", n),
        "displacementfigure": ngettext("%(n)s displacement figure", "%(n)s displacement figures", n),
        "weaponuse": ngettext("%(n)s weapon", "%(n)s weapons", n),
        "objectdamage": ngettext("%(n)s object", "%(n)s objects", n),
        "attribution": ngettext("%(n)s party", "%(n)s parties", n),
        "casualtyassessment": ngettext("%(n)s best figure", "%(n)s best figures", n),
    }
    return words[part] % {"n": n}
