# SPDX-License-Identifier: Apache-2.0
"""What one document says: its figures, what they are parts of, and whether a party denies."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from registry.casework.actions.check.codes import check_code, check_codes
from registry.casework.actions.check.numbers import check_order
from registry.casework.actions.check.path import at
from registry.casework.draft import CasualtyDraft, ClaimDraft, DisplacementDraft
from registry.casework.models import CasualtyFigure, Claim, DisplacementFigure
from registry.casework.statements import DENIES
from registry.domain import timespan
from registry.domain.counts import Row, check_qualifier, check_subsets
from registry.domain.errors import InvalidInput, InvalidRange

# A figure as it is handed in, and as it stands.
Stated = CasualtyDraft | CasualtyFigure
# The path of a part, and what is asked of it.
Rule = tuple[str, Callable[[], object]]

NO_FIGURE = "A denial is shown and carries no figure: take its numbers away."


def claim_rules(claim: ClaimDraft, position: int) -> Iterator[Rule]:
    """Yield each rule of a claim with the path of what it judges. `position`: in the record, from 0."""
    yield "", partial(check_said, claim, position)
    for index, figure in enumerate(claim.casualties):
        yield f"casualties.{index}", partial(check_figure, figure, index)
    for index, figure in enumerate(claim.casualties):
        parts = [part for part in claim.casualties if part.part_of == index]
        yield f"casualties.{index}", partial(check_parts, figure, parts)
    for index, displaced in enumerate(claim.displacements):
        yield f"displacements.{index}", partial(check_displaced, displaced)


def check_said(claim: ClaimDraft, position: int) -> None:
    """Raises: InvalidInput and its kinds."""
    check_codes(claim, Claim)
    if not claim.origin_group.strip():
        raise InvalidInput("Name the origin: claims that repeat one origin count once.", field="origin_group")
    if claim.supersedes is not None and not 0 <= claim.supersedes < position:
        raise InvalidInput("A claim can take the place of one that stands above it.", field="supersedes")
    if claim.position == DENIES and (claim.casualties or claim.displacements):
        raise InvalidInput(NO_FIGURE, field="position")


def check_figure(figure: CasualtyDraft, index: int) -> None:
    check_codes(figure, CasualtyFigure)
    for role in figure.roles:
        check_code("person_role", role, field="roles")
    if figure.part_of is not None and not 0 <= figure.part_of < index:
        raise InvalidRange("A part must follow the figure it is a part of.", field="part_of")
    if not figure.as_imported:
        check_order(figure.min, figure.best, figure.max)
        check_qualifier(figure.qualifier, figure.max)


def check_parts(whole: Stated, parts: Sequence[Stated]) -> None:
    """Refuse parts that are more than their whole; a dataset's own rows stay as it states them."""
    if parts and not whole.as_imported:
        check_subsets(as_row(whole), [as_row(part) for part in parts])


def check_displaced(displaced: DisplacementDraft) -> None:
    check_codes(displaced, DisplacementFigure)
    check_order(displaced.min, displaced.best, displaced.max)
    if displaced.period_edtf:
        with at("period_edtf"):
            timespan.parse(displaced.period_edtf)
    check_qualifier(displaced.qualifier, displaced.max)


def as_row(figure: Stated) -> Row:
    return Row(
        harm=figure.harm,
        unit=figure.unit,
        status=figure.status,
        sex=figure.sex,
        age=figure.age,
        role=figure.roles[0] if figure.roles else "",
        min=figure.min,
        max=figure.max,
    )
