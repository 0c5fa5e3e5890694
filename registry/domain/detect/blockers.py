# SPDX-License-Identifier: Apache-2.0
"""What stops a text on its way to the public until a person has said why it may go."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from registry.domain.detect.contacts import emails, phones
from registry.domain.detect.places import codes, coordinates, links
from registry.domain.detect.reading import read
from registry.domain.errors import InvalidInput
from registry.domain.normalise import normalise

RULES: dict[str, Callable[[str], list[str]]] = {
    "coordinate": coordinates,
    "plus_code": codes,
    "map_link": links,
    "email": emails,
    "phone": phones,
}
TEXTS = ("title", "summary", "grade_reason", "event_group")
PARTS = {"claims": ("why_not_note",), "displacement": ("from_place", "to_place"), "locations": ("name",)}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found where. `field`: the member of the public document; `words`: as the detector read them."""

    kind: str
    field: str
    words: str


def blockers(content: Mapping[str, Any], *, names: Iterable[str] = ()) -> list[Finding]:
    """Return what stands in the texts of a public document (as `json`), each once.

    `names`: of people who are not to be named in public.
    """
    rules = RULES | {"name": partial(named, names=list(names))}
    found = (
        Finding(kind, field, words)
        for field, text in texts_of(content)
        for kind, rule in rules.items()
        for words in rule(read(text))
    )
    return list(dict.fromkeys(found))


def named(text: str, *, names: Iterable[str]) -> list[str]:
    """Return the names that the text holds as whole words, however they are spelt in it."""
    inside = f" {normalise(text)} "
    return [name for name in names if normalise(name) and f" {normalise(name)} " in inside]


def texts_of(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each free text of the document with the member it stands in."""
    for field in TEXTS:
        yield from ((field, text) for text in words(content.get(field)))
    for part, members in PARTS.items():
        for row in content.get(part) or ():
            yield from ((part, text) for member in members for text in words(row.get(member)))


def words(value: Any) -> Iterable[str]:
    """Return the text, or the same text in each of its languages."""
    if isinstance(value, Mapping):
        return [text for text in value.values() if isinstance(text, str)]
    return [value] if isinstance(value, str) else []


def refuse_blockers(text: Mapping[str, str], *, field: str) -> None:
    """Raises: InvalidInput where a short public text, such as a notice, holds what nobody needs in it."""
    for finding in blockers({"summary": text}):
        raise InvalidInput(
            "“%(words)s” reads as a coordinate, telephone number or address. Take it out.",
            field=field,
            words=finding.words,
        )
