# SPDX-License-Identifier: Apache-2.0
"""The claims of a record as `domain.counts` reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.casework.models import CasualtyFigure, Claim, DisplacementFigure
from registry.domain.counts import ALL_STATUSES, FigureStatement
from registry.domain.disclosure import withheld_harms

Figure = CasualtyFigure | DisplacementFigure


@dataclass(frozen=True, slots=True)
class Frame:
    """What all statements of one claim share."""

    claim: Claim

    def statement(
        self, row: Figure, *, harm: str, status: str, group: tuple[str, str, str], whole: str
    ) -> FigureStatement:
        claim, speaker = self.claim, self.claim.speaker or self.claim.source_item.source
        low, high = in_order(row)
        return FigureStatement(
            claim_id=str(claim.pk),
            origin_group=claim.origin_group,
            is_origin=claim.speaker_id is None,
            stated_at=claim.source_item.published_on,
            harm=harm,
            unit=row.unit,
            status=status,
            sex=group[0],
            age=group[1],
            role=group[2],
            min=low,
            max=high,
            best=row.best,
            qualifier=row.qualifier,
            scope=claim.scope,
            reliability=speaker.reliability.upper(),
            credibility=claim.credibility,
            excluded_reason=claim.excluded_reason.get("en", ""),
            retracted=claim.retracted_by_source_at is not None,
            superseded_by=superseding(claim),
            row_id=str(row.pk),
            of_which=whole,
        )


def in_order(row: Figure) -> tuple[int, int | None]:
    """Return the bounds, lower first: a dataset may state them the wrong way round, and they are kept so."""
    if row.max is None or row.min <= row.max:
        return row.min, row.max
    return row.max, row.min


def superseding(claim: Claim) -> str:
    newer = next(iter(claim.superseded_by.all()), None)
    return str(newer.pk) if newer else ""


def statements_of(claims: Iterable[Claim]) -> Iterator[FigureStatement]:
    """Yield every stated number that may leave the desk, displacement included (harm “displaced”)."""
    for claim in claims:
        frame = Frame(claim)
        for row in shown_figures(claim):
            status = ALL_STATUSES if row.includes_combatants else row.status
            group = (row.sex, row.age, row.roles[0] if row.roles else "")
            whole = str(row.of_which_id) if row.of_which_id else ""
            yield frame.statement(row, harm=row.harm, status=status, group=group, whole=whole)
        for displaced in claim.displacements.all():
            yield frame.statement(displaced, harm="displaced", status="unknown", group=("", "", ""), whole="")


def shown_figures(claim: Claim) -> list[CasualtyFigure]:
    """Return the claim's figures without those of harms that never leave the desk; wholes before their parts."""
    rows = sorted(claim.casualties.all(), key=lambda row: str(row.pk))
    return [row for row in rows if not withheld_harms([row.harm])]
