# SPDX-License-Identifier: Apache-2.0
"""The draft as it is written down: every text composed alike and free of hidden characters, each origin spelled once."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from registry.casework.actions.check.path import in_language
from registry.casework.draft import ClaimDraft, RecordDraft
from registry.domain.text import plain_text, refuse_piled

# The words of a source are kept as they are, and shown apart.
AS_FOUND = {"verbatim"}
Part = TypeVar("Part")


def spelled(draft: RecordDraft) -> RecordDraft:
    """Return the draft with its texts in one form. Raises: InvalidInput naming the field as a path."""
    plain = composed(draft, "")
    return replace(plain, claims=one_spelling(plain.claims))


def composed(value: Part, path: str) -> Part:
    result: Any = value
    if isinstance(value, str):
        result = plain_text(value, field=path)
    elif isinstance(value, dict):
        result = {key: composed(inner, in_language(path, key)) for key, inner in value.items()}
    elif isinstance(value, tuple):
        result = tuple(composed(inner, f"{path}.{position}") for position, inner in enumerate(value))
    elif is_dataclass(value) and not isinstance(value, type):
        named = {entry.name: f"{path}.{entry.name}".lstrip(".") for entry in fields(value)}
        for name in named.keys() & AS_FOUND:
            refuse_piled(getattr(value, name), field=named[name])
        changes = {
            name: composed(getattr(value, name), told) for name, told in named.items() if name not in AS_FOUND
        }
        result = replace(value, **changes)
    checked: Part = result
    return checked


def one_spelling(claims: tuple[ClaimDraft, ...]) -> tuple[ClaimDraft, ...]:
    """Give claims of one origin its first spelling: capitals and spaces make no second origin."""
    first: dict[str, str] = {}
    named = [first.setdefault(origin_key(claim.origin_group), claim.origin_group.strip()) for claim in claims]
    return tuple(replace(claim, origin_group=name) for claim, name in zip(claims, named, strict=True))


def origin_key(name: str) -> str:
    """Return what two spellings of one name share."""
    return " ".join(name.split()).casefold()
