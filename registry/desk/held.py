# SPDX-License-Identifier: Apache-2.0
"""What was typed on a page that could not be taken: given back in the answer itself, kept nowhere."""

import re
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from registry.desk.forms.decision import DecisionForm, NoticeForm
from registry.desk.forms.door import MergeForm
from registry.desk.forms.fields import Form
from registry.desk.forms.names import inner_names, row_names
from registry.desk.forms.record import FORMS
from registry.desk.forms.rows import ROWS, whole
from registry.desk.forms.work import CommentForm
from registry.desk.grid.cells import MARK
from registry.desk.grid.columns import Column
from registry.desk.grid.packing import unpack
from registry.desk.unsent import BESIDE

ENTRY = ("new_incident", "new_report", "edit")
DOOR = ("new_hold", "hold_step", "merge", "merge_step", "split", "embargo")
# The addresses, by name, whose forms hold text. Nothing sent to another, a password least of all, is ever shown again.
WITH_TEXT = (*ENTRY, *BESIDE, "publish", "withdraw", "restore", *DOOR)
UNSENT = ("csrfmiddlewaretoken", "save", "write_over", "language", "stay")
ROW = re.compile(r"([a-z]+)-(\d{1,3})-(?:([a-z]+)-(\d{1,3})-)?([a-z_0-9]+)")
CHOSEN = (forms.ChoiceField, forms.BooleanField)
ALONE = {
    "reason": gettext_lazy("Reason"),
    "answer-": pgettext_lazy("noun", "Answer"),
    "closing-": gettext_lazy("What came of it"),
    "words": gettext_lazy("What came of it"),
}
OWN: tuple[type[Form], ...] = (*FORMS.values(), DecisionForm, NoticeForm, MergeForm, CommentForm)


@dataclass(frozen=True, slots=True)
class Line:
    """One text somebody typed. `label`: where, in the words of the page."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """`lines`: texts to read and copy. `others`: what was chosen, sent again unseen with them."""

    lines: tuple[Line, ...]
    others: tuple[tuple[str, str], ...]


def held(request: HttpRequest) -> Held | None:
    """Return what the form holds; None for one that holds no text."""
    match = request.resolver_match
    if request.method != "POST" or match is None or match.url_name not in WITH_TEXT:
        return None
    sent = [(name, text) for name, texts in request.POST.lists() if name not in UNSENT for text in texts]
    carried = within(request.POST)
    sent += [(name, text) for name, text in carried if name not in request.POST]
    labels = {name: label_of(name) for name, text in sent if str(text).strip()}
    lines = tuple(Line(name, labels[name], str(text)) for name, text in sent if labels.get(name))
    others = tuple((name, str(text)) for name, text in sent if not labels.get(name) and name in request.POST)
    return Held(lines, others) if lines else None


def within(sent: QueryDict) -> list[tuple[str, str]]:
    """Return what closed rows carry, less the numbers that stand in cells of their own."""
    typed = sent.copy()
    unpack(typed)
    pairs = [(name, str(text)) for name, texts in typed.lists() for text in texts]
    return [(name, text) for name, text in pairs if not typed.get(f"{name.rpartition('-')[0]}-cell")]


def label_of(name: str) -> str:
    """Return what the page calls the field of a text; empty for a choice, a hidden field, or none of ours."""
    if found := ROW.fullmatch(name):
        rows, number, inner, inner_number, own = found.groups()
        where = [f"{row_names().get(rows, '')} {int(number) + 1}"]
        where += [f"{inner_names().get(inner, '')} {int(inner_number) + 1}"] if inner else []
        row, place = ROWS.get(inner or rows), _(", ").join(where)
        return worded(row.base_fields.get(own), place) if row else ""
    if MARK in name:
        claim, _mark, key = name.partition(MARK)
        column, number = Column.from_key(key), whole(claim.removeprefix("claims-"))
        return (
            f"{row_names()['claims']} {number + 1}: {column.words}" if column and number is not None else ""
        )
    for beginning, words in ALONE.items():
        if name.startswith(beginning):
            return str(words)
    for form in OWN:
        if name in form.base_fields:
            return worded(form.base_fields[name], "")
    return ""


def worded(field: forms.Field | None, place: str) -> str:
    if field is None or isinstance(field, CHOSEN) or field.widget.is_hidden:
        return ""
    return ": ".join(filter(None, [place, str(field.label)]))
