# SPDX-License-Identifier: Apache-2.0
"""People killed or injured by sex and age, those of whom nobody says it among them."""

from collections.abc import Iterator, Sequence
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.public.charts.bars import Measure, bars
from registry.public.charts.chart import Chart, Line, Table
from registry.public.charts.questions import INJURED, KILLED
from registry.public.charts.sums import Amount, Counts, total
from registry.published.groups import GROUPS
from registry.published.statistics.names import names
from registry.published.statistics.people import NAME
from registry.ui.wording.numbers import whole
from registry.ui.wording.parts import APART
from registry.ui.wording.terms import text_alone

Harm = Literal["killed", "injured"]
Stated = tuple[str | None, str, Amount]
"""A group, None for those nobody describes, with its name and its people."""
SHARE_NOBODY = (
    ("children", "adults", None),
    ("women_and_children", "men", None),
    ("female", "male", None),
    ("female", "boys", "men", None),
    ("girls", "women", "male", None),
)
"""Sets of groups of which nobody is in two. Girls, boys, women and men are in the first: among children and adults."""
WITHIN = ("girls", "boys", "women", "men", "older_people")
"""Groups that are part of the one above them."""


def by_people(harm: Harm, counts: Counts) -> Chart:
    """Return one bar a group, in a fixed order: whom sources describe says nothing of how many others there were."""
    stated = list(amounts(harm, counts))
    killed = harm == "killed"
    return Chart(
        key=f"people-{harm}",
        by=(NAME,),
        title=_("People reported killed, by sex and age")
        if killed
        else _("People reported injured, by sex and age"),
        definition=str(KILLED if killed else INJURED),
        rule=_(
            "Each line holds the people whom sources describe so. A girl is also among the children, so the lines are "
            "not to be added up. Those of whom nobody states sex and age are never shared out."
        ),
        table=Table(
            [_("Sex and age"), _("Incidents that say so"), _("Killed") if killed else _("Injured")],
            [
                Line(name, [whole(each.stated), each.cell], depth=int(group in WITHIN))
                for group, name, each in stated
            ],
        ),
        bars=bars([measure(name, each) for _group, name, each in stated]),
        notes=[str(APART)] if more_than_whole(harm, stated, counts) else [],
        reason="apart",
    )


def amounts(harm: Harm, counts: Counts) -> Iterator[Stated]:
    """Yield each group that any source states."""
    found = counts.by_code(NAME)
    said = names(NAME, list(GROUPS))
    for group in (*GROUPS, None):
        amount = getattr(found[group], harm) if group in found else None
        if amount and amount.stated:
            yield group, _("Sex and age not stated") if group is None else text_alone(said[group]), amount


def more_than_whole(harm: Harm, stated: Sequence[Stated], counts: Counts) -> bool:
    """Whether the lowest numbers of any groups that share nobody are more than that of all people."""
    everybody: Amount = getattr(total(counts.whole()), harm)
    low = {group: each.low or 0 for group, _name, each in stated}
    return max(sum(low.get(group, 0) for group in groups) for groups in SHARE_NOBODY) > (everybody.low or 0)


def measure(name: str, amount: Amount) -> Measure:
    incidents = ngettext("%(n)s incident", "%(n)s incidents", amount.stated) % {"n": whole(amount.stated)}
    return Measure(name, amount.low, amount.high, amount.open_above, amount.words, incidents)
