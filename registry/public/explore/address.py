# SPDX-License-Identifier: Apache-2.0
"""An address of explore: which records it selects, and how they are looked at, which never changes the set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from registry.domain.errors import InvalidFilter
from registry.domain.filters import read
from registry.domain.filters.kept import Fields, Parser, keeps_to
from registry.domain.filters.parameters import CURSOR, parse_choice
from registry.domain.words import gettext_noop
from registry.public.explore.columns import parse_columns
from registry.published.codes import check_codes
from registry.published.filters import DEFAULT_SORT, SELECTING, Filter
from registry.published.parameters import PARSERS
from registry.ui.canonical import spelled, tidied

VIEWS = ("map", "list", "stats")
LISTING = ("", "list")
"""The views that hold a list of records."""
AT = re.compile(r"-?\d{1,3}(?:\.\d{1,6})?,-?\d{1,2}(?:\.\d{1,6})?,\d{1,2}(?:\.\d{1,2})?", re.ASCII)
SEL = re.compile(r"[A-Z]{2,6}-[0-9A-Z]{7}-[0-9A-Z]", re.ASCII)
NO_PLACE = gettext_noop("“at” is where the map stands: longitude,latitude,zoom, as in at=36.5,34.8,7.")
NO_RECORD = gettext_noop("“sel” is the code of one incident.")
NO_REPORTS = gettext_noop("“reports” is taken unchanged from the links below the list of reports.")
OF_ONE_LIST = {"cursor": "", "sel": "", "reports": ""}
"""What belongs to one list as it stands and is left out of the address of any other."""


@keeps_to(AT.pattern)
def parse_at(values: Sequence[str]) -> Fields:
    if not AT.fullmatch(values[0]):
        raise InvalidFilter(NO_PLACE, field="at")
    return {"at": values[0]}


@keeps_to(SEL.pattern)
def parse_sel(values: Sequence[str]) -> Fields:
    if not SEL.fullmatch(values[0]):
        raise InvalidFilter(NO_RECORD, field="sel")
    return {"sel": values[0]}


@keeps_to(CURSOR.pattern)
def parse_reports(values: Sequence[str]) -> Fields:
    if not CURSOR.fullmatch(values[0]):
        raise InvalidFilter(NO_REPORTS, field="reports")
    return {"reports": values[0]}


LOOKS: dict[str, Parser] = {
    "view": parse_choice("view", VIEWS),
    "at": parse_at,
    "sel": parse_sel,
    "cols": parse_columns,
    "reports": parse_reports,
}
ALLOWED = (*SELECTING, "sort", "cursor", *LOOKS)


@dataclass(frozen=True, slots=True)
class Explored:
    """`view`: one of VIEWS, empty for list and map together. `at`: longitude,latitude,zoom of the map.

    `sel`: the code of the incident that the map shows by itself. `cols`: columns of the table, empty for the usual ones.
    `reports`: a cursor of the list of reports, as `cursor` is of the list of incidents.
    """

    wanted: Filter
    view: str = ""
    at: str = ""
    sel: str = ""
    cols: tuple[str, ...] = ()
    reports: str = ""

    def query(self, **changes: str | list[str]) -> str:
        """Return the one spelling of the address. A change replaces a parameter; an empty one leaves it out."""
        wanted, selection = self.wanted, self.wanted.selection()
        said: dict[str, str | list[str]] = {name: selection.get(name, "") for name in SELECTING}
        said |= {"sort": "" if wanted.sort == DEFAULT_SORT else wanted.sort, "view": self.view}
        said |= {"cols": ",".join(self.cols), "at": self.at, "sel": self.sel, "cursor": wanted.cursor}
        said["reports"] = self.reports
        return spelled({name: value for name, value in (said | changes).items() if value})

    def href(self, **changes: str | list[str]) -> str:
        """Return an address beside this one, from its first page, with no incident opened."""
        return address(self.query(**{**OF_ONE_LIST, **changes}))

    def fields(self, without: str) -> list[tuple[str, str]]:
        """Return the address as fields of a form that has one parameter for itself."""
        query = QueryDict(self.query(**{**OF_ONE_LIST, without: ""}))
        return [(name, value) for name, values in query.lists() for value in values]

    def cleared(self) -> str:
        """Return the address of all records, looked at in the same way."""
        return self.href(**dict.fromkeys(SELECTING, ""))


def address(query: str) -> str:
    path = reverse("public:explore", args=[get_language()])
    return f"{path}?{query}" if query else path


def parse(query: QueryDict) -> Explored:
    """Return what the query string asks for. Raises: InvalidFilter."""
    fields = read(tidied(query), PARSERS | LOOKS, ALLOWED)
    if "reports" in fields and fields.get("view", "") not in LISTING:
        raise InvalidFilter(NO_REPORTS, field="reports")
    looks = {name: fields.pop(name) for name in LOOKS if name in fields}
    return Explored(Filter(**fields), **looks)


def what_is_left(query: QueryDict, refused: str | None) -> str:
    """Return the address without the parameters that are refused: this one, and each other once it is found."""
    left = tidied(query)
    for name in [name for name in left if name not in ALLOWED or name == refused]:
        del left[name]
    for _turn in ALLOWED:
        try:
            found = parse(left)
            check_codes(found.wanted)
        except InvalidFilter as refusal:
            if refusal.field not in left:
                break
            del left[refusal.field]
        else:
            return address(found.query(cursor="", reports=""))
    return address("")
