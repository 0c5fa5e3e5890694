# SPDX-License-Identifier: Apache-2.0
"""The claims of a record as `domain.counts` reads them."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from registry.casework.models import CasualtyFigure, Claim, DisplacementFigure, Record
from registry.domain.counts import ALL_STATUSES, FigureStatement
from registry.domain.disclosure import withheld_rows

DENIES = "denies"
Group = tuple[str, str, str]


def statements_of(claims: Iterable[Claim]) -> Iterator[FigureStatement]:
    """Yield every stated number that may leave the desk, displacement included (harm “displaced”).

    Somebody of several roles stands once under each: roles are compared one by one and never added.
    """
    for claim in claims:
        for row in shown_figures(claim):
            status = ALL_STATUSES if row.includes_combatants else row.status
            for role in row.roles or [""]:
                group = (row.sex, row.age, role)
                yield statement(claim, row, harm=row.harm, status=status, group=group, whole=row.of_which_id)
        for displaced in claim.displacements.all():
            yield statement(
                claim, displaced, harm="displaced", status="unknown", group=("", "", ""), whole=None
            )


def statement(
    claim: Claim,
    row: CasualtyFigure | DisplacementFigure,
    *,
    harm: str,
    status: str,
    group: Group,
    whole: object,
) -> FigureStatement:
    """Return one row of one claim. A denial is shown and carries no figure."""
    speaker = claim.speaker or claim.source_item.source
    low, high = (None, None) if denies(claim) else in_order(row)
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
        position=DENIES if denies(claim) else "states",
        retracted=claim.retracted_by_source_at is not None,
        superseded_by=superseding(claim),
        row_id=str(row.pk),
        of_which=str(whole) if whole else "",
    )


def denies(claim: Claim) -> bool:
    return claim.position == DENIES


def in_order(row: CasualtyFigure | DisplacementFigure) -> tuple[int, int | None]:
    """Return the bounds, lower first: a dataset may state them the wrong way round, and they are kept so."""
    if row.max is None or row.min <= row.max:
        return row.min, row.max
    return row.max, row.min


def superseding(claim: Claim) -> str:
    newer = next(iter(claim.superseded_by.all()), None)
    return str(newer.pk) if newer else ""


def shown_figures(claim: Claim) -> list[CasualtyFigure]:
    """Return the claim's figures without those that never leave the desk, nor their parts; wholes first."""
    rows = sorted(claim.casualties.all(), key=lambda row: str(row.pk))
    withheld = withheld_rows({row.pk: row.harm for row in rows}, {row.pk: row.of_which_id for row in rows})
    return [row for row in rows if row.pk not in withheld]


def claims_of(record: Record) -> list[Claim]:
    """Return the record's claims in order, with everything that counting reads."""
    return list(whole_claims().filter(record=record))


def whole_claims() -> QuerySet[Claim]:
    """Return claims with everything that counting reads; whoever uses it says of which records."""
    related = Claim.objects.select_related("source_item__source", "speaker")
    return related.prefetch_related("casualties", "displacements", "superseded_by")
