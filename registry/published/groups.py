# SPDX-License-Identifier: Apache-2.0
"""The people of a record by sex and age, in the groups that statistics add up: what its counted claims state, and no more.

A group holds whoever is described so: girls are among the children. Groups are therefore never added to each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from registry.domain.counts import Figure, separate
from registry.domain.counts.ranges import Range, add

Share = Mapping[str, Any]
HARMS = ("killed", "injured")
CHILDREN = ("0_4", "5_11", "12_17", "child_unspecified")
OLDER = ("60_plus", "older_unspecified")
ADULTS = ("18_59", "adult_unspecified", *OLDER)
UNDIVIDED = "women_and_children"
GROUPS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "children": (CHILDREN, ""),
    "girls": (CHILDREN, "female"),
    "boys": (CHILDREN, "male"),
    "adults": (ADULTS, ""),
    "women": (ADULTS, "female"),
    "men": (ADULTS, "male"),
    "older_people": (OLDER, ""),
    UNDIVIDED: ((UNDIVIDED,), ""),
    "female": (("",), "female"),
    "male": (("",), "male"),
}
"""Group: (codes of the ages in it, the sex of all in it or nothing)."""
NOT_STATED = "not_stated"
"""Those whose sex and age no counted claim states; written only where a claim states some."""


def people(content: Mapping[str, Any]) -> list[str]:
    """Return one text a harm and group: `killed:girls:1:2:`, with nothing for no upper bound, `+` for open above."""
    return [
        f"{harm}:{group}:{held.min}:{'' if held.max is None else held.max}:{'+' if held.open_above else ''}"
        for harm in HARMS
        if (figure := content["casualties"].get(harm))
        for group, held in grouped(figure)
    ]


def grouped(figure: Share) -> Iterator[tuple[str, Range]]:
    """Yield the groups of one figure. Of a group's parts those are added that share nobody."""
    parts = [each for each in figure["breakdown"] if each["by"] == "sex_age"]
    for group, (ages, sex) in GROUPS.items():
        rows = [
            row(each) for each in parts if code_of(each["age"]) in ages and sex in ("", code_of(each["sex"]))
        ]
        if rows:
            yield group, add(each.range for each in separate(rows))
    if parts and figure["unspecified_min"] is not None:
        yield (
            NOT_STATED,
            Range(figure["unspecified_min"], figure["unspecified_max"], figure["unspecified_open_above"]),
        )


def row(share: Share) -> Figure:
    return Figure(
        harm="",
        sex=code_of(share["sex"]),
        age=code_of(share["age"]),
        min=share["min"],
        max=share["max"],
        open_above=share["open_above"],
    )


def code_of(term: Mapping[str, str] | None) -> str:
    return term["code"] if term else ""


def in_parts(texts: Sequence[str]) -> Iterator[tuple[str, str, int, int | None, bool]]:
    """Yield harm, group and bounds of each text that `people` gives."""
    for harm, group, low, high, is_open in (text.split(":") for text in texts):
        yield harm, group, int(low), int(high) if high else None, is_open == "+"
