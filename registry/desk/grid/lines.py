# SPDX-License-Identifier: Apache-2.0
"""The claims of the page as they are typed, read without a form for each: forty of them are read in milliseconds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from registry.casework.actions.spelling import origin_key
from registry.casework.statements import DENIES
from registry.desk.forms.rows import total
from registry.desk.grid.cells import KINDS
from registry.desk.grid.columns import first
from registry.desk.grid.figures import Fields, Figure, read_rows
from registry.desk.grid.packing import by_row
from registry.domain import timespan
from registry.domain.errors import InvalidDate
from registry.evidence.models import Source

Sources = dict[str, Source]


@dataclass(frozen=True, slots=True)
class Line:
    """One claim. `name`: who says it. `said`: where its figures come from, as fields of the page."""

    number: int
    prefix: str
    said: dict[str, str]
    figures: tuple[Figure, ...]
    source: Source | None
    name: str

    @property
    def origin(self) -> str:
        """Return the origin it counts under: the one that is named, else who says it."""
        return self.said["origin_group"].strip() or self.name

    @property
    def origin_key(self) -> str:
        return origin_key(self.origin) or self.prefix

    @property
    def day(self) -> date | None:
        try:
            text = self.said["published_edtf"]
            return timespan.parse(timespan.typed(text)).earliest if text else None
        except InvalidDate:
            return None

    @property
    def denies(self) -> bool:
        return self.said["position"] == DENIES

    @property
    def is_relay(self) -> bool:
        return bool(self.said["speaker"] or self.said["speaker_name"])

    @property
    def shown_name(self) -> str:
        return self.name or _("Claim %(n)s") % {"n": self.number}

    @property
    def is_begun(self) -> bool:
        """Whether anybody has written who says it, or a number."""
        return bool(self.name) or any(figure.begun for figure in self.figures)


SAID = (
    "source", "source_name", "source_reliability", "speaker", "speaker_name", "speaker_reliability", "published_edtf",
    "language", "url", "origin_group", "position", "scope", "credibility", "excluded_reason", "supersedes",
    "retracted_by_source_at",
)  # fmt: skip


def lines_of(typed: QueryDict) -> list[Line]:
    """Return every claim in order. One query."""
    rows = by_row(typed)
    fields = [rows.get(f"claims-{at}", {}) for at in range(total(typed, "claims"))]
    said = [{name: first(own, name).strip() for name in SAID} for own in fields]
    known = sources(each[name] for each in said for name in ("source", "speaker"))
    return [line(own, at, said[at], known) for at, own in enumerate(fields)]


def sources(keys: Iterable[str]) -> Sources:
    ids = {found for key in keys if (found := uuid_of(key))}
    return {str(source.pk): source for source in Source.objects.filter(pk__in=ids)} if ids else {}


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def line(own: Fields, at: int, said: dict[str, str], known: Sources) -> Line:
    prefix = f"claims-{at}"
    source = known.get(said["speaker"] or said["source"])
    new = said["speaker_name"] or ("" if said["speaker"] else said["source_name"])
    figures = tuple(figure for kind in KINDS for figure in read_rows(own, kind))
    return Line(
        at + 1, prefix, said, figures, None if new else source, new or (source.name if source else "")
    )


def letter(line: Line) -> str:
    """Return how far the source is trusted, as a letter; F where nobody has judged."""
    if line.source:
        return line.source.reliability.upper()
    new = line.said["speaker_reliability"] if line.said["speaker_name"] else line.said["source_reliability"]
    return (new or "f").upper()


def by_origin(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Return the claims under the origins they count for, both in their order."""
    groups: dict[str, list[Line]] = {}
    for each in lines:
        groups.setdefault(each.origin_key, []).append(each)
    return [(members[0].origin, members) for members in groups.values()]
