# SPDX-License-Identifier: Apache-2.0
"""A frozen content whose every text holds what it is given; made from the types of the public document, none left out."""

from collections.abc import Callable
from dataclasses import is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin

from registry.published import forms
from registry.published.document import Content
from registry.published.schema.members import Member, members

Told = Callable[[str], str]
"""Gives the text for a member, by its path: "claims.source"."""
VALUES = (
    (forms.Code, "hostile"),
    (forms.ActorCode, "hostile-actor"),
    (forms.Country, "SYR"),
    (forms.Pcode, "SY07"),
    (forms.Day, "2024-11-27"),
    (forms.ClockTime, "10:30"),
    (forms.Kind, "incident"),
    (forms.Dimension, "sex_age"),
    (forms.Sha256, "00" * 32),
    (forms.Shape, {"type": "Point", "coordinates": [36.5, 35.5]}),
    (forms.Search, {"weapons": ["uxo"], "areas": ["SYR", "SY07"], "countries": ["SYR"]}),
    (bool, False),
    *(
        (form, 1)
        for form in (
            forms.Persons,
            forms.Stated,
            forms.Items,
            forms.Places,
            forms.Days,
            forms.Metres,
            forms.Ordinal,
        )
    ),
)
GRAMMARS = {
    "edtf": "2024-11-27",
    "period_edtf": "2024-11",
    "published_at": "2024-11-28",
    "timezone": "Asia/Damascus",
}
"""Members whose grammar is checked before anything is approved: no free text can stand there."""
KNOWN = {"harm": "killed", "unit": "persons", "harm_grade": "confirmed"}
"""Codes by which a page finds its place for what stands beside them."""
HARMS = ("killed", "injured")


def hostile(told: Told, **changes: Any) -> Content:
    """Raises: TypeError for a type of member that nobody has told what to put there."""
    made: Content = filled(Content, told, "")
    return Content(
        **{each.name: changes.get(each.name, getattr(made, each.name)) for each in members(Content)}
    )


def filled(shape: type, told: Told, path: str) -> Any:
    return shape(**{each.name: of_member(shape, each, told, path) for each in members(shape)})


def of_member(shape: type, member: Member, told: Told, path: str) -> Any:
    if member.name in GRAMMARS:
        return GRAMMARS[member.name]
    if member.name == "part_of":
        return None
    made = value(member.hint, told, f"{path}.{member.name}".lstrip("."))
    if member.name in KNOWN:
        return type(made)(KNOWN[member.name], made.label)
    return made


def value(hint: Any, told: Told, path: str) -> Any:
    """Return a value of this type, with words from `told`. Raises: TypeError for a type that is not known here."""
    if hint == forms.Text:
        return {"en": told(path), "ar": told(path)}
    if hint in (forms.Words, forms.Address):
        return told(path) if hint == forms.Words else f"https://example.org/{told(path)}"
    fixed = next((made for known, made in VALUES if hint == known), None)
    return composed(hint, told, path) if fixed is None else fixed


def composed(hint: Any, told: Told, path: str) -> Any:
    """Return a part, a tuple of two, one for each harm, or what may also be null."""
    args = [each for each in get_args(hint) if each is not NoneType]
    if is_dataclass(hint) and isinstance(hint, type):
        return filled(hint, told, path)
    if get_origin(hint) is tuple:
        return tuple(value(args[0], told, path) for _ in range(2))
    if get_origin(hint) is dict:
        return {harm: value(args[1], told, path) for harm in HARMS}
    if len(args) == 1:
        return value(args[0], told, path)
    raise TypeError(f"{path}: nobody has told what to put into {hint}.")
