# SPDX-License-Identifier: Apache-2.0
"""What the standing record holds that the page does not show: kept as long as the words beside it stay as they are.

A translation belongs to the words it translates. Where those are rewritten, it goes with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from registry.casework.draft import CasualtyDraft
from registry.casework.models import CasualtyFigure, IncidentLocation, Record
from registry.casework.querysets import parts_of

Text = dict[str, str]
Bounds = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """`second_level`: P-codes by country and English name. `imported`: figures as a dataset states them.

    `date`: EDTF and precision.
    """

    texts: tuple[Text, ...] = ()
    second_level: dict[tuple[str, str], str] = field(default_factory=dict)
    imported: frozenset[Bounds] = frozenset()
    date: tuple[str, str] = ("", "")

    @classmethod
    def of(cls, record: Record | None) -> Self:
        if record is None:
            return cls()
        places = list(record.locations.all())
        figures = parts_of(record, CasualtyFigure).filter(as_imported=True)
        return cls(
            texts=tuple(texts_of(record, places)),
            second_level={(row.country, row.admin2_name.get("en", "")): row.admin2_pcode for row in places},
            imported=frozenset(map(bounds, figures)),
            date=(record.date_edtf, record.date_precision),
        )

    def told(self, **typed: str) -> Text:
        """Return the text by language. `typed`: what each language that the page shows has, empty ones too."""
        said = {language: words for language, words in typed.items() if words}
        if not said:
            return {}
        same = (text for text in self.texts if all(text.get(code, "") == typed[code] for code in typed))
        return next(same, {}) | said

    def precision(self, edtf: str) -> str:
        """Return the precision a dataset stated for this very date; empty where the page's date says it by itself."""
        return self.date[1] if self.imported and edtf == self.date[0] else ""


def texts_of(record: Record, places: Iterable[IncidentLocation]) -> Iterable[Text]:
    for place in places:
        yield place.name
        yield place.admin1_name
        yield place.admin2_name
    for claim in record.claims.prefetch_related("displacements"):
        yield claim.excluded_reason
        for displaced in claim.displacements.all():
            yield displaced.from_place
            yield displaced.to_place


def bounds(figure: CasualtyDraft | CasualtyFigure) -> Bounds:
    return figure.harm, figure.min, figure.max, figure.best
