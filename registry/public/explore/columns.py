# SPDX-License-Identifier: Apache-2.0
"""The columns of the table of a selection: which there are, which are shown, by which one can sort."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.domain.errors import InvalidFilter
from registry.domain.filters.kept import Fields, keeps_to
from registry.domain.words import gettext_noop


class Column(NamedTuple):
    """`sorts`: what a click on its head asks for, one after the other; empty where no order goes by it."""

    title: str | Promise
    sorts: tuple[str, ...] = ()
    number: bool = False


COLUMNS = {
    "date": Column(_("Date"), ("-date", "date")),
    "place": Column(_("Place")),
    "killed": Column(_("Killed"), ("-killed",), number=True),
    "injured": Column(_("Injured"), ("-injured",), number=True),
    "weapon": Column(_("Weapon")),
    "grade": Column(_("How established")),
    "attribution": Column(_("Attribution")),
    "changed": Column(_("Last changed"), ("-changed",)),
    "code": Column(_("Code")),
}
USUAL = ("date", "place", "killed", "injured", "weapon", "grade")
NO_COLUMNS = gettext_noop("“cols” is columns with commas between them, each once: %(choices)s.")


@keeps_to(rf"(?:{'|'.join(COLUMNS)})(?:,(?:{'|'.join(COLUMNS)}))*")
def parse_columns(values: Sequence[str]) -> Fields:
    """Columns in the order of the table; those that are shown anyway say nothing."""
    asked = values[0].split(",")
    if not set(asked) <= set(COLUMNS) or len(set(asked)) < len(asked):
        raise InvalidFilter(NO_COLUMNS, field="cols", choices=", ".join(COLUMNS))
    columns = tuple(name for name in COLUMNS if name in asked)
    return {"cols": () if columns == USUAL else columns}
