# SPDX-License-Identifier: Apache-2.0
"""Which thing of an older list is which of a newer one: equal things first, then those that share what names them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

Thing = dict[str, Any]
Key = Callable[[Thing], object]
TERM = {"code", "label"}


@dataclass(frozen=True, slots=True)
class Likeness:
    """`keys`: from the surest to the loosest. `last`: whether two that alone are left are one thing that changed.

    `aside`: members that tell where a thing stands in its list, not what it is.
    """

    keys: tuple[Key, ...]
    last: bool = True
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """`at`: the place in the newer list, -1 for what is gone. `differs`: whether the two say different things."""

    old: Thing | None
    new: Thing | None
    at: int
    differs: bool
    aside: frozenset[str]


def named_by(*members: str) -> Key:
    """Return a key of these members."""
    return lambda thing: json.dumps([bare(thing.get(member)) for member in members], sort_keys=True)


PAIRED_BY = {
    "locations": Likeness((named_by("role", "name", "country"), named_by("country", "admin1", "admin2"))),
    "weapons": Likeness((named_by("weapon", "phase"), named_by("weapon"))),
    "displacement": Likeness((named_by("unit", "from_place", "to_place"), named_by("unit"))),
    "objects": Likeness((named_by("object_class"),)),
    "attributions": Likeness((named_by("actor", "role"), named_by("actor"))),
    "claims": Likeness(
        (
            named_by("source", "kind", "url", "published_at"),
            named_by("source", "kind", "published_at"),
            named_by("source", "kind"),
        ),
        last=False,
        aside=frozenset({"number"}),
    ),
}


def paired(old: Sequence[Thing], new: Sequence[Thing], likeness: Likeness) -> Iterator[Pair]:
    """Yield each thing of the older list with its like in the newer one, then what is new."""
    found: dict[int, int] = {}
    whole: Key = partial(spelled, aside=likeness.aside)
    for key in (whole, *likeness.keys):
        match(old, new, key, found)
    left = [at for at in range(len(old)) if at not in found]
    fresh = [at for at in range(len(new)) if at not in found.values()]
    if likeness.last and len(left) == len(fresh) == 1:
        found[left.pop()] = fresh.pop()
    for at, thing in enumerate(old):
        like = new[found[at]] if at in found else None
        differs = like is None or whole(thing) != whole(like)
        yield Pair(thing, like, found.get(at, -1), differs, likeness.aside)
    for at in fresh:
        yield Pair(None, new[at], at, True, likeness.aside)


def match(old: Sequence[Thing], new: Sequence[Thing], key: Key, found: dict[int, int]) -> None:
    """Add to `found` (place in the older list to place in the newer) those left that share this key, first come first."""
    free: dict[object, list[int]] = {}
    for at, thing in enumerate(new):
        if at not in found.values():
            free.setdefault(key(thing), []).append(at)
    for at, thing in enumerate(old):
        if at not in found and (candidates := free.get(key(thing))):
            found[at] = candidates.pop(0)


def spelled(thing: Thing, aside: frozenset[str]) -> str:
    kept = {name: value for name, value in thing.items() if name not in aside}
    return json.dumps(bare(kept), sort_keys=True)


def bare(value: Any) -> Any:
    """Return the value with each term as its code alone, and without members that are null: older forms lack some."""
    if isinstance(value, Mapping):
        if value.keys() == TERM:
            return value["code"]
        return {name: bare(each) for name, each in value.items() if each is not None}
    return [bare(each) for each in value] if isinstance(value, list | tuple) else value
