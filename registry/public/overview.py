# SPDX-License-Identifier: Apache-2.0
"""The map of a page of many incidents, drawn here as SVG: areas shaded by how many incidents are recorded in each.

A shape is an area and never the place of an incident.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.public.ground import Outline, ground
from registry.ui.wording.numbers import EN_DASH, whole
from registry.ui.wording.terms import plain_text

STEPS = 4
"""Shades: 1–9, 10–99, 100–999, 1,000 or more incidents."""
ROOM = 3.5
"""Units of the drawing that half of a digit needs."""


@dataclass(frozen=True, slots=True)
class Part:
    """One area. `number`: empty where the drawing has no room for it. `step`: its shade, 0 for none."""

    code: str
    path: str
    words: str
    number: str
    step: int
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`here`: the code of the area that the page is about. `legend`: the shades there are, and what each stands for."""

    view_box: str
    land: list[str]
    parts: list[Part]
    legend: list[tuple[int, str]]
    here: str


def overview(counts: Mapping[str, int | None], level: int, here: str = "") -> Overview | None:
    """Return the map, None where no area has a shape. `counts`: incidents by code, None where they are not told."""
    found = ground(level, frozenset(counts))
    if found is None:
        return None
    parts = [part(outline, counts[outline.code]) for outline in found.outlines]
    legend = [(step, range_of(step)) for step in sorted({each.step for each in parts if each.step})]
    return Overview(found.view_box, found.land, parts, legend, here)


def part(outline: Outline, incidents: int | None) -> Part:
    name, number = plain_text(outline.names), whole(incidents or 0)
    if incidents is not None:
        counted = ngettext("%(number)s incident", "%(number)s incidents", incidents) % {"number": number}
        name = _("%(name)s: %(counted)s") % {"name": name, "counted": counted}
    fits = incidents and outline.room >= ROOM * max(len(number), 2)
    step = min(len(str(incidents)), STEPS) if incidents else 0
    at = f"{outline.x:.0f}", f"{outline.y:.0f}"
    return Part(outline.code, outline.path, name, number if fits else "", step, *at)


def range_of(step: int) -> str:
    """Return the numbers of incidents that a shade stands for."""
    low = 10 ** (step - 1)
    if step == STEPS:
        return _("%(low)s or more") % {"low": whole(low)}
    return f"{whole(low)}{EN_DASH}{whole(10 * low - 1)}"
