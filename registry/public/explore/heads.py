# SPDX-License-Identifier: Apache-2.0
"""The heads of the table of a selection, with the order that each leads to."""

from typing import NamedTuple

from django.utils.functional import Promise

from registry.public.explore.address import Explored
from registry.public.explore.columns import COLUMNS, USUAL
from registry.published.filters import DEFAULT_SORT


class Head(NamedTuple):
    """`href`: the table in another order by this column, empty where there is none.

    `order`: the order in which it stands by this column, as aria-sort has it; empty where it stands by another.
    """

    name: str
    title: str | Promise
    number: bool
    href: str
    order: str


def heads(explored: Explored) -> list[Head]:
    return [head(explored, name) for name in explored.cols or USUAL]


def head(explored: Explored, name: str) -> Head:
    column, sort = COLUMNS[name], explored.wanted.sort
    other = next((each for each in column.sorts if each != sort), "")
    href = explored.href(sort="" if other == DEFAULT_SORT else other) if other else ""
    order = ("descending" if sort.startswith("-") else "ascending") if sort in column.sorts else ""
    return Head(name, column.title, column.number, href, order)


def offered(explored: Explored) -> list[tuple[str, str | Promise, bool]]:
    """Return name, title and whether it is shown, of each column that there is."""
    shown = explored.cols or USUAL
    return [(name, column.title, name in shown) for name, column in COLUMNS.items()]
