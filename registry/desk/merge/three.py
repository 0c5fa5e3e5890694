# SPDX-License-Identifier: Apache-2.0
"""The merge itself: the version both started from, theirs that stands now, and mine that was typed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from registry.desk.merge.parts import Fields, Part

# Fields that say one thing together: where two people changed one each, a person chooses.
TOGETHER = {
    "casualties": (("min", "max", "qualifier", "open_above"),),
    "displacements": (("min", "max", "qualifier", "open_above"),),
    "locations": (("lat", "lon", "kept", "gazetteer_ref"),),
    "claims": (("source", "source_name", "source_kind"), ("speaker", "speaker_name", "speaker_kind")),
    "": (("date_edtf", "date_margin_days"), ("event_group", "event_group_name")),
}
WHOLE = ("*",)
Parts = dict[str, Part]


@dataclass(frozen=True, slots=True)
class Touch:
    """Fields that both changed, and otherwise. `names` is `*` where one changed a row that the other took away."""

    part: Part
    names: tuple[str, ...]
    base: Fields
    theirs: Fields
    mine: Fields


@dataclass(frozen=True, slots=True)
class Taken:
    """What the other person changed and this page has not touched: it stands."""

    part: Part
    names: tuple[str, ...]


@dataclass(slots=True)
class Merge:
    parts: list[Part] = field(default_factory=list)
    touching: list[Touch] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)


def merge(base: Parts, theirs: Parts, mine: Parts) -> Merge:
    """Return what stands once both are laid over one another; where they touch, mine stands until a person chooses."""
    made = Merge()
    for key in dict.fromkeys((*theirs, *mine)):
        either = theirs.get(key) or mine[key]
        if either.within and (either.within in theirs) != (either.within in mine):
            part = either if any(each.key == either.within for each in made.parts) else None
        else:
            part = one(made, base, theirs, mine, key)
        if part and (not part.within or any(each.key == part.within for each in made.parts)):
            made.parts.append(part)
    return made


def one(made: Merge, base: Parts, theirs: Parts, mine: Parts, key: str) -> Part | None:
    if key in theirs and key in mine:
        return both(made, base.get(key), theirs[key], mine[key])
    return alone(made, base, theirs if key in theirs else mine, key, theirs_stands=key in theirs)


def alone(made: Merge, base: Parts, side: Parts, key: str, *, theirs_stands: bool) -> Part | None:
    """A row that one of the two has: it is new, or the other has taken it away."""
    part = side[key]
    if key not in base:
        if theirs_stands:
            made.taken.append(Taken(part, WHOLE))
        return part
    if with_figures(base, key) == with_figures(side, key):
        if not theirs_stands:
            made.taken.append(Taken(base[key], WHOLE))
        return None
    nothing: Fields = {}
    sides = (part.fields, nothing) if theirs_stands else (nothing, part.fields)
    made.touching.append(Touch(part, WHOLE, base[key].fields, *sides))
    return part


def with_figures(side: Parts, key: str) -> dict[str, Fields]:
    """Return what a row says, with the figures in it."""
    inner = {each.key: stated(each) for each in side.values() if each.within == key}
    return inner | {key: stated(side[key])}


def stated(part: Part) -> Fields:
    return {name: values for name, values in part.fields.items() if values}


def both(made: Merge, base: Part | None, theirs: Part, mine: Part) -> Part:
    before = base.fields if base else {}
    fields: Fields = {}
    taken: list[str] = []
    for names in groups(theirs.kind, before, theirs.fields, mine.fields):
        then, now, own = (pick(source, names) for source in (before, theirs.fields, mine.fields))
        chosen = own
        if own == then:
            chosen = now
            taken += names if now != then else ()
        elif now not in (then, own):
            made.touching.append(Touch(mine, names, then, now, own))
        fields |= chosen
    if taken:
        made.taken.append(Taken(theirs, tuple(taken)))
    return Part(
        theirs.key, theirs.kind, theirs.within, fields, mine.aside | pick(theirs.aside, ("id", "item"))
    )


def groups(kind: str, *sources: Fields) -> Iterator[tuple[str, ...]]:
    together = TOGETHER.get(kind, ())
    yield from together
    grouped = {name for names in together for name in names}
    yield from (
        (name,)
        for name in dict.fromkeys(name for source in sources for name in source)
        if name not in grouped
    )


def pick(source: Fields, names: tuple[str, ...]) -> Fields:
    return {name: source.get(name, ()) for name in names}
