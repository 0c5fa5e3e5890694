# SPDX-License-Identifier: Apache-2.0
"""The fields of the page, taken apart into the parts of the record, each under its id, and put together again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from registry.desk.forms.rows import INSIDE, total
from registry.desk.forms.to_draft import INCIDENT, RECORD, REPORT

Fields = dict[str, tuple[str, ...]]
OUTER = ("locations", "claims", "weapons", "objects", "attributions")
OWN = frozenset(
    (*RECORD, *INCIDENT, *REPORT, "title_en", "title_ar", "summary_en", "summary_ar", "event_group")
)
OWN |= {"event_group_name", "notes"}
# Of a row, what is no statement about the incident: keys, ticks of one page, the cell in which a number is typed.
ASIDE = frozenset(
    {"id", "cell", "packed", "sought", "meant", "keep_entry", "item", "TOTAL_FORMS", "INITIAL_FORMS"}
)
# Fields that hold the position of another row, and the kind of row.
POINTS_TO = {"part_of": "casualties", "supersedes": "claims", "claim": "claims"}
ROW = re.compile(r"([a-z]+)-(\d{1,3})-(.+)", re.ASCII)


@dataclass(slots=True)
class Part:
    """One row, or the record itself (kind empty). `within`: the id of the claim that a figure belongs to."""

    key: str
    kind: str
    within: str
    fields: Fields
    aside: Fields


def parts_of(typed: QueryDict) -> dict[str, Part]:
    """Return the record and every row somebody filled, by id; a row that is new has an id of this page alone."""
    own = {name: told(typed.getlist(name)) for name in OWN if name in typed}
    found = {"": Part("", "", "", own, {})}
    for kind in OUTER:
        add_rows(found, typed, kind, kind, "")
    return found


def add_rows(found: dict[str, Part], typed: QueryDict, rows: str, kind: str, within: str) -> None:
    count = total(typed, rows)
    own: list[dict[str, list[str]]] = [{} for _ in range(count)]
    for name, values in typed.lists():
        number, _, rest = (
            name.removeprefix(f"{rows}-").partition("-") if name.startswith(f"{rows}-") else ("", "", "")
        )
        if rest and number.isdigit() and int(number) < count:
            own[int(number)][rest] = [str(value) for value in values]
    keys = [next(iter(row.get("id", [])), "") or f"new:{rows}-{at}" for at, row in enumerate(own)]
    for at, row in enumerate(own):
        fields = {name: told(values) for name, values in row.items() if name not in ASIDE and "-" not in name}
        for name, kind_meant in POINTS_TO.items():
            if name in fields:
                fields[name] = (pointed(fields[name], keys if kind_meant == kind else claim_keys(typed)),)
        aside = {name: tuple(values) for name, values in row.items() if name in ASIDE and "-" not in name}
        found[keys[at]] = Part(keys[at], kind, within, fields, aside)
        for inner in INSIDE.get(kind, ()):
            add_rows(found, typed, f"{rows}-{at}-{inner}", inner, keys[at])


def claim_keys(typed: QueryDict) -> list[str]:
    return [typed.get(f"claims-{at}-id", "") or f"new:claims-{at}" for at in range(total(typed, "claims"))]


def pointed(values: Sequence[str], keys: Sequence[str]) -> str:
    """Return the id of the row that a position names; empty for none."""
    text = values[0] if values else ""
    return keys[int(text)] if text.isascii() and text.isdigit() and int(text) < len(keys) else ""


def told(values: Iterable[str]) -> tuple[str, ...]:
    """Return what a field says, as any browser sends it: line breaks alike, nothing for an empty one."""
    said = tuple(str(value).replace("\r\n", "\n").strip() for value in values)
    return () if said in ((), ("",)) else said


def put_together(parts: Sequence[Part]) -> QueryDict:
    """Return the fields of the page of these parts, in their order."""
    typed = QueryDict(mutable=True)
    for name, values in parts[0].fields.items():
        typed.setlist(name, list(values) or [""])
    names = named(parts)
    for kind in (*OUTER, *(inner for inside in INSIDE.values() for inner in inside)):
        for part in (each for each in parts if each.kind == kind):
            write(typed, part, names)
    for rows in tables(parts, names):
        typed[f"{rows}-TOTAL_FORMS"] = str(
            sum(1 for name in names.values() if name.rpartition("-")[0] == rows)
        )
        typed[f"{rows}-INITIAL_FORMS"] = "0"
    return typed


def named(parts: Sequence[Part]) -> dict[str, str]:
    """Return the prefix of each part's row."""
    names: dict[str, str] = {}
    for part in sorted(parts[1:], key=lambda each: bool(each.within)):
        rows = f"{names[part.within]}-{part.kind}" if part.within else part.kind
        count = sum(1 for name in names.values() if name.rpartition("-")[0] == rows)
        names[part.key] = f"{rows}-{count}"
    return names


def tables(parts: Sequence[Part], names: dict[str, str]) -> list[str]:
    claims = [names[part.key] for part in parts if part.kind == "claims"]
    return [*OUTER, *(f"{claim}-{inner}" for claim in claims for inner in INSIDE["claims"])]


def write(typed: QueryDict, part: Part, names: dict[str, str]) -> None:
    prefix = names[part.key]
    for name, values in (part.aside | part.fields).items():
        said = list(values)
        if name in POINTS_TO:
            said = [names[values[0]].rpartition("-")[2] if values and values[0] in names else ""]
        if said:
            typed.setlist(f"{prefix}-{name}", said)
