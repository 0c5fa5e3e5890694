# SPDX-License-Identifier: Apache-2.0
"""How two published versions of a record differ, member by member, from the two frozen documents alone.

Labels are not compared: a code never changes its meaning. What stands around the content is not compared either.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from registry.domain.laid_over import How
from registry.published.document import ENVELOPE, Content
from registry.published.pairing import PAIRED_BY, bare, paired

Document = Mapping[str, Any]
LEFT_OUT = frozenset({"nonce", "search"})
"""A random number, and codes that are made of the other members."""
TEXTS = ("title", "summary", "event_group")
ORDER = "order"
IN_ORDER = tuple(each.name for each in fields(Content))


@dataclass(frozen=True, slots=True)
class Change:
    """One member that differs. `old`, `new`: as the versions have it, None where one has none.

    `key`: the language of a text, the harm of a figure. `inner`: the names of the members in which a thing that both
    versions have differs; `order` where a list has the same things in another order.
    """

    member: str
    old: Any
    new: Any
    key: str = ""
    inner: tuple[str, ...] = ()

    @property
    def how(self) -> How:
        if self.old is None:
            return How.NEW
        return How.GONE if self.new is None else How.CHANGED


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """Return every member of the content that differs, in the order of the document; nothing for equal contents."""
    return tuple(
        change
        for member in members(before, after)
        for change in compared(member, before.get(member), after.get(member))
    )


def members(before: Document, after: Document) -> Iterator[str]:
    """Yield the members of the content of both in the order of its form. Each may be absent from either version."""
    named = dict.fromkeys((*IN_ORDER, *before, *after))
    yield from (name for name in named if name not in LEFT_OUT and name not in ENVELOPE)


def compared(member: str, old: Any, new: Any) -> Iterator[Change]:
    if bare(old) == bare(new):
        return
    yield from WAYS.get(member, of_value)(member, old, new)


def of_value(member: str, old: Any, new: Any) -> Iterator[Change]:
    yield Change(member, old, new, inner=inner(old, new))


def by_key(member: str, old: Document | None, new: Document | None) -> Iterator[Change]:
    """Compare what has a key in the document itself: a text by language, a figure by harm."""
    was, now = old or {}, new or {}
    for key in dict.fromkeys((*was, *now)):
        if bare(was.get(key)) != bare(now.get(key)):
            yield Change(member, was.get(key), now.get(key), key, inner(was.get(key), now.get(key)))


def in_list(member: str, old: list[Any] | None, new: list[Any] | None) -> Iterator[Change]:
    """Compare lists whose things have no name of their own: what is likest is taken for the same thing."""
    pairs = list(paired(old or [], new or [], PAIRED_BY[member]))
    places = [pair.at for pair in pairs if pair.old is not None and pair.new is not None]
    for pair in pairs:
        if pair.differs:
            yield Change(member, pair.old, pair.new, inner=inner(pair.old, pair.new, pair.aside))
    if places != sorted(places):
        yield Change(member, old, new, inner=(ORDER,))


def inner(old: Any, new: Any, aside: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the names of the members that differ between two things; none where either has no members."""
    was, now = bare(old), bare(new)
    if not (isinstance(was, Mapping) and isinstance(now, Mapping)):
        return ()
    names = dict.fromkeys((*old, *new))
    return tuple(name for name in names if name not in aside and was.get(name) != now.get(name))


WAYS: dict[str, Callable[[str, Any, Any], Iterator[Change]]] = {
    **dict.fromkeys((*TEXTS, "casualties"), by_key),
    **dict.fromkeys(PAIRED_BY, in_list),
}
