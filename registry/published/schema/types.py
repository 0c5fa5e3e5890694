# SPDX-License-Identifier: Apache-2.0
"""From a type to its JSON Schema. A type that has no form is refused: nothing is published as “anything”."""

import inspect
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from registry.published.forms import Form
from registry.published.schema.members import Member, members

Schema = dict[str, Any]
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
# A whole number that a reader's program can hold exactly (RFC 8259, section 6).
LARGEST = 2**53 - 1


class NoForm(TypeError):
    """The type of a member does not say what its values look like."""


def schema_of(hint: Any, refs: str = "#/$defs/") -> Schema:
    """Return the JSON Schema of a type. `refs`: where the definitions of dataclasses stand. Raises: NoForm."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return formed(args[0], args[1:], refs)
    if origin in (Union, UnionType):
        return optional([arg for arg in args if arg is not NoneType], refs)
    if origin is tuple and args[1:] == (...,):
        return {"type": "array", "items": schema_of(args[0], refs)}
    if origin is dict:
        return {
            "type": "object",
            "patternProperties": {key_pattern(args[0]): schema_of(args[1], refs)},
            "additionalProperties": False,
        }
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"{refs}{hint.__name__}"}
    if hint is bool:
        return {"type": "boolean"}
    raise NoForm(f"{hint} has no form; take one of registry.published.forms.")


def formed(base: Any, notes: tuple[Any, ...], refs: str) -> Schema:
    form = next((note for note in notes if isinstance(note, Form)), None)
    if form is None:
        return schema_of(base, refs)
    kind = {"type": PLAIN[base]} if base in PLAIN else {}
    return {**kind, **({"maximum": LARGEST} if base is int else {}), **form.keywords}


def optional(kinds: list[Any], refs: str) -> Schema:
    """Return the schema of one type or null. A null is always said aloud, never by leaving a member out."""
    if len(kinds) != 1:
        raise NoForm(f"{kinds}: a member has one type, and null.")
    inner = schema_of(kinds[0], refs)
    if isinstance(inner.get("type"), str) and "enum" not in inner:
        return {**inner, "type": [inner["type"], "null"]}
    return {"oneOf": [inner, {"type": "null"}]}


def key_pattern(hint: Any) -> str:
    form = next((note for note in get_args(hint)[1:] if isinstance(note, Form)), None)
    if form is None:
        raise NoForm("The keys of a mapping say their pattern.")
    return str(form.keywords["pattern"])


def unit_of(hint: Any) -> str:
    """Return what a number of this type counts; nothing for what is no number."""
    notes = [note for note in get_args(hint)[1:] if isinstance(note, Form)]
    if get_origin(hint) is Annotated and notes:
        return notes[0].unit
    return next((unit for arg in get_args(hint) if (unit := unit_of(arg))), "")


def object_of(shape: type, refs: str = "#/$defs/") -> Schema:
    """Return the JSON Schema of a dataclass: every member by name, and no other."""
    own = members(shape)
    return {
        "type": "object",
        "description": inspect.cleandoc(shape.__doc__ or ""),
        "properties": {each.name: described(each, refs) for each in own},
        "required": [each.name for each in own if each.required],
        "additionalProperties": False,
    }


def described(member: Member, refs: str) -> Schema:
    unit = unit_of(member.hint)
    words = " ".join(filter(None, [member.meaning, f"Unit: {unit}." if unit else ""]))
    return schema_of(member.hint, refs) | ({"description": words} if words else {})


def shapes_in(shape: type) -> list[type]:
    """Return the dataclasses that this one is made of, itself first, each once."""
    found: dict[type, None] = {shape: None}
    for member in members(shape):
        for inner in named(member.hint):
            found |= dict.fromkeys(shapes_in(inner))
    return list(found)


def named(hint: Any) -> list[type]:
    if is_dataclass(hint) and isinstance(hint, type):
        return [hint]
    return [inner for arg in get_args(hint) for inner in named(arg)]
