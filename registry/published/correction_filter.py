# SPDX-License-Identifier: Apache-2.0
"""What the corrections log may be asked: kinds, days of publication, and where to go on in it and below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from registry.domain.errors import InvalidFilter
from registry.domain.filters import Query, read
from registry.domain.filters.kept import Fields, Parser, keeps_to
from registry.domain.filters.parameters import parse_choice, parse_date
from registry.domain.words import gettext_noop
from registry.published.corrections import KINDS, Wanted

SEQ = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
PAGE = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
NO_PAGE = gettext_noop("“outcomes” is the number of a page, as in outcomes=2.")
ALONE = gettext_noop("“outcomes” stands alone: what came of requests is not chosen by kind or day.")


@keeps_to(SEQ.pattern)
def parse_before(values: Sequence[str]) -> Fields:
    if not SEQ.fullmatch(values[0]):
        raise InvalidFilter(
            gettext_noop("“before” is taken unchanged from the link to the next page."), field="before"
        )
    return {"before": int(values[0])}


@keeps_to(PAGE.pattern)
def parse_outcomes(values: Sequence[str]) -> Fields:
    if not PAGE.fullmatch(values[0]):
        raise InvalidFilter(NO_PAGE, field="outcomes")
    return {"outcomes": int(values[0])}


PARSERS: dict[str, Parser] = {
    "kind": parse_choice("kind", KINDS),
    "date": parse_date,
    "before": parse_before,
    "outcomes": parse_outcomes,
}


def parse(query: Query) -> Wanted:
    """Return what the query string asks for. Raises: InvalidFilter naming the parameter and what is allowed."""
    fields = read(query, PARSERS)
    if "outcomes" in fields and len(fields) > 1:
        raise InvalidFilter(ALONE, field="outcomes")
    kind = fields.pop("kind", None)
    return replace(Wanted(**fields), kinds=(kind,) if kind else KINDS)


def selection(wanted: Wanted) -> dict[str, str]:
    """Return the parameters that choose lines, in their one spelling; where one is among them is not in it."""
    kind = wanted.kinds[0] if len(wanted.kinds) == 1 else ""
    date = f"{wanted.first or '..'}/{wanted.last or '..'}" if wanted.first or wanted.last else ""
    return {name: value for name, value in (("kind", kind), ("date", date)) if value}
