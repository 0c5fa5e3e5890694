# SPDX-License-Identifier: Apache-2.0
"""The layers of columns of incidents: one for each colour of the weapons, or one alone where a single weapon is asked for.

Colours tell how a weapon came. Of one weapon they would say that its cluster rockets are rockets: nothing about it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from registry.public.charts.columns import Stack
from registry.public.charts.paint import INCIDENTS, WEAPONS
from registry.public.charts.sums import Counts
from registry.published.statistics.names import names
from registry.ui.wording.terms import text_alone

UNKNOWN = "unknown"


class Said(NamedTuple):
    """The words of a chart: its title, what is drawn and how it is counted."""

    title: str
    definition: str
    rule: str


@dataclass(frozen=True, slots=True)
class Coloured:
    """Incidents by bucket and colour. `by`: the dimensions they are counted by. `stacks`: a value for each of the buckets.

    `held`: bucket, None where it is not known, and code of a layer to incidents; empty where there is one layer alone.
    """

    by: tuple[str, ...]
    stacks: Sequence[Stack]
    held: Mapping[tuple[str | None, str], int]

    def said(self, *, months: bool) -> Said:
        return said_of_colours(months=months) if len(self.stacks) > 1 else said_of_one(months=months)

    def in_the_table(self) -> list[Stack]:
        """Return the layers that have a column of the table: those that any incident is in."""
        return [
            stack for stack in self.stacks if any(code == stack.layer.code for _bucket, code in self.held)
        ]


def coloured(counts: Counts, unit: str, buckets: Sequence[str]) -> Coloured:
    """Return the incidents of a selection. `unit`: month or year, of which the buckets are."""
    if len(counts.wanted.weapons) == 1:
        return in_one_colour(counts, unit, buckets)
    by = (unit, "weapon_group")
    held = {(each.codes[0], each.codes[1] or UNKNOWN): each.incidents for each in counts.groups(*by)}
    said = labels()
    stacks = [
        Stack(
            layer,
            said[layer.code],
            [held.get((bucket, layer.code), 0) for bucket in buckets],
            held.get((None, layer.code), 0),
        )
        for layer in WEAPONS
    ]
    return Coloured(by, stacks, held)


def in_one_colour(counts: Counts, unit: str, buckets: Sequence[str]) -> Coloured:
    found = counts.by_code(unit)
    values = [found[bucket].incidents if bucket in found else 0 for bucket in buckets]
    return Coloured((unit,), [Stack(INCIDENTS, "", values)], {})


def labels() -> dict[str, str]:
    """Return what the legend calls each layer."""
    found = names("weapon_colour_group", [layer.code for layer in WEAPONS])
    return {layer.code: text_alone(found.get(layer.code, {})) or layer.code for layer in WEAPONS}


def said_of_colours(*, months: bool) -> Said:
    """Return the words of a chart in the colours of weapons."""
    once = _("Each incident counts once. One with weapons of several groups has a colour of its own.")
    how = _("Colours tell how a weapon came: a cluster rocket has the colour of rockets.")
    return Said(
        title=_("Incidents by month and weapon") if months else _("Incidents by year and weapon"),
        definition=_(
            "Each column is the number of incidents in one month, in the colours of the weapons reported."
        )
        if months
        else _("Each column is the number of incidents in one year, in the colours of the weapons reported."),
        rule=f"{once} {how}",
    )


def said_of_one(*, months: bool) -> Said:
    """Return the words of a chart in one colour."""
    return Said(
        title=_("Incidents by month") if months else _("Incidents by year"),
        definition=_("Each column is the number of incidents in one month.")
        if months
        else _("Each column is the number of incidents in one year."),
        rule=_("Each incident counts once."),
    )
