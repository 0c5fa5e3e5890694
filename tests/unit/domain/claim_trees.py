# SPDX-License-Identifier: Apache-2.0
"""Random claims whose rows stand inside one another, as the registry would take them."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from registry.domain.counts import FigureStatement

STATUSES = ["unknown", "unknown", "civilian", "police_security", "combatant", "all"]
PEOPLE = ["unknown", "civilian", "police_security"]
GROUP = {
    "sex": st.sampled_from(["", "", "female", "male"]),
    "age": st.sampled_from(["", "", "child_unspecified", "adult_unspecified", "women_and_children"]),
    "role": st.sampled_from(["", "", "", "journalist", "teacher"]),
}


@st.composite
def claims(draw, claim_id, *, statuses=tuple(STATUSES), alone=False):
    """The rows of one claim: parts follow their whole, and take no more than it guarantees."""
    shared = {
        "claim_id": claim_id,
        "origin_group": "" if alone else draw(st.sampled_from(["", "g", "h"])),
        "is_origin": alone or draw(st.sampled_from([True, True, False])),
        "stated_at": draw(st.none() | st.dates(date(2024, 11, 1), date(2024, 11, 3))),
        "scope": draw(st.sampled_from(["whole", "whole", "whole", "part"])),
        "excluded_reason": "" if alone else draw(st.sampled_from(["", "", "", "a slip"])),
    }
    rows: list[FigureStatement] = []
    left: dict[str, int] = {}
    for position in range(draw(st.integers(1, 5))):
        whole = draw(st.sampled_from(["", *left])) if left else ""
        low = draw(st.integers(0, left[whole] if whole else 40))
        row_id = f"{claim_id}{position}"
        harm = "killed" if not whole else next(row.harm for row in rows if row.row_id == whole)
        rows.append(
            FigureStatement(
                harm=draw(st.sampled_from(["killed", "killed", "injured"])) if not whole else harm,
                min=low,
                max=draw(st.sampled_from([low, low, low + 3, None])),
                status=draw(st.sampled_from(statuses)),
                row_id=row_id,
                of_which=whole,
                **{name: draw(values) for name, values in GROUP.items()},
                **shared,
            )
        )
        left[row_id] = low
        if whole:
            left[whole] -= low
    return rows


@st.composite
def incidents(draw, **options):
    """The rows of one to four claims on one incident."""
    names = "abcd"[: draw(st.integers(1, 4))]
    return [row for name in names for row in draw(claims(name, **options))]


def with_combatants(rows, row, number, **group):
    """Return the rows with `number` combatants counted and named inside this row."""
    around, wholes = {row.row_id}, {each.row_id: each.of_which for each in rows}
    inner = row.row_id
    while inner := wholes.get(inner, ""):
        around.add(inner)
    named = replace(
        row, status="combatant", min=number, max=number, row_id="new", of_which=row.row_id, **group
    )
    return [more(each, number) if each.row_id in around else each for each in rows] + [named]


def more(row, number):
    return replace(row, min=row.min + number, max=None if row.max is None else row.max + number)


def by_sex(row, women, **more_codes):
    """Return all people of the row as two parts, of which `women` are the first."""
    first = replace(row, min=women, max=women, sex="female", row_id=f"{row.row_id}f", of_which=row.row_id)
    rest = {"min": row.min - women, "max": None if row.max is None else row.max - women}
    second = replace(row, sex="male", row_id=f"{row.row_id}m", of_which=row.row_id, **rest)
    return [replace(first, **more_codes), replace(second, **more_codes)]
