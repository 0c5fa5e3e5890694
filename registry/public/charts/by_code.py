# SPDX-License-Identifier: Apache-2.0
"""Bars for the codes of one dimension: weapons, areas, grades, objects."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.public.charts.addresses import listed
from registry.public.charts.bars import Measure, bars
from registry.public.charts.chart import Chart, Line, first_lines
from registry.public.charts.questions import DEFINITIONS, Question
from registry.public.charts.sums import Counts, Group
from registry.published.statistics.dimensions import CODED, LEFT_OUT
from registry.published.statistics.names import names, order, parents
from registry.ui.wording.numbers import whole
from registry.ui.wording.terms import text_alone

MOST_BARS = 12


class Answer:
    """The groups of one question with what they are called."""

    def __init__(self, question: Question, counts: Counts) -> None:
        self.question, self.wanted = question, counts.wanted
        found = counts.groups(question.by)
        self.scheme = CODED[question.by].scheme
        known = [each.code for each in found if each.code]
        self.names, self.parents = names(self.scheme, known), parents(self.scheme)
        self.groups = sorted(found, key=self.place_by_order if question.ordered else self.place)
        self.left_out = set(LEFT_OUT) - set(self.wanted.grades) if question.by == "grade" else set()

    def place(self, group: Group) -> tuple[bool, int, int, str]:
        """Return where it stands: what is not known last, else by size."""
        if self.question.measure == "killed":
            return group.code is None, -(group.killed.low or 0), -group.incidents, group.code or ""
        return group.code is None, -group.incidents, 0, group.code or ""

    def place_by_order(self, group: Group) -> tuple[bool, int, str]:
        return group.code is None, order(self.scheme).get(group.code or "", 0), group.code or ""

    def name(self, group: Group) -> str:
        if group.code is None:
            return str(self.question.unknown)
        return text_alone(self.names.get(group.code, {})) or group.code

    def address(self, group: Group) -> str:
        """Return where its incidents are listed: nowhere for a code without a name, which no filter knows."""
        known = group.code if self.names.get(group.code or "") else None
        return listed(self.wanted, self.question.parameter, known)

    def measure(self, group: Group) -> Measure:
        name, address, muted = self.name(group), self.address(group), group.code in self.left_out
        counted = ngettext("%(n)s incident", "%(n)s incidents", group.incidents)
        incidents = counted % {"n": whole(group.incidents)}
        if self.question.measure == "incidents":
            beside = _("in no total") if muted else ""
            return Measure(name, group.incidents, group.incidents, False, incidents, beside, address, muted)
        killed = group.killed
        words = killed.words or _("not stated")
        return Measure(name, killed.low, killed.high, killed.open_above, words, incidents, address)

    def line(self, group: Group, depth: int = 0) -> Line:
        cells = [whole(group.incidents), group.killed.cell, group.injured.cell]
        return Line(self.name(group), cells, self.address(group), depth)

    def heads(self) -> list[Group]:
        """Return those that a bar is drawn of."""
        if not self.question.families:
            return self.groups
        return [each for each in self.groups if self.parents.get(each.code or "") is None]

    def lines(self) -> Iterator[Line]:
        """Yield all of them, each class after its family."""
        for head in self.heads():
            yield self.line(head)
            for each in self.groups if self.question.families and head.code else ():
                if self.parents.get(each.code or "") == head.code:
                    yield self.line(each, 1)


def answered(question: Question, counts: Counts) -> Chart:
    answer = Answer(question, counts)
    heads = answer.heads()
    return Chart(
        key=question.key,
        by=(question.by,),
        title=str(question.title),
        definition=str(DEFINITIONS[question.measure]),
        rule=str(question.rule),
        table=first_lines([str(question.line), _("Incidents"), _("Killed"), _("Injured")], answer.lines()),
        bars=bars([answer.measure(each) for each in heads[:MOST_BARS]]),
        left=max(len(heads) - MOST_BARS, 0),
    )
