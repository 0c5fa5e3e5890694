# SPDX-License-Identifier: Apache-2.0
"""What a grade rests on, read from the claims of a record."""

from collections.abc import Iterator

from registry.casework.actions.assess import refuse_stale_best
from registry.casework.actions.check.claims import check_parts
from registry.casework.actions.check.path import at
from registry.casework.models import Claim, Record
from registry.casework.statements import claims_of, denies, statements_of
from registry.domain.counts import counted, without_combatants
from registry.domain.errors import InvalidInput, NotComplete
from registry.domain.grading import Support, grade_shortcomings, stating_origins

PARTIES = frozenset({"state_party_to_conflict", "armed_group"})
VERIFIERS = frozenset({"un_body", "court_or_inquiry", "own_field_team"})


def support_of(record: Record, claims: list[Claim] | None = None) -> Support:
    """Return the support of the record's grade as its claims stand now. `claims`: those of `claims_of`, if read before."""
    claims = claims_of(record) if claims is None else claims
    standing = [claim for claim in claims if credible(claim)]
    with_numbers = stating_origins(counted(without_combatants(statements_of(claims))))
    without = {claim.origin_group for claim in standing if not denies(claim) and not has_numbers(claim)}
    accepted = any(claim.position == "accepts" for claim in standing)
    return Support(
        stating=with_numbers | without,
        denying=frozenset(claim.origin_group for claim in standing if denies_independently(claim)),
        accepted=accepted or record.attributions.filter(position="accepts").exists(),
        verified=any(not denies(claim) and kind(claim) in VERIFIERS for claim in standing),
        place_unresolved=place_unresolved(record),
    )


def refuse_incomplete(record: Record) -> None:
    """Refuse a record that rests on nothing, or an incident that happened nowhere.

    Raises: the first of `shortcomings`.
    """
    for refusal in shortcomings(record):
        raise refusal


def shortcomings(record: Record) -> Iterator[InvalidInput]:
    """Yield all that keeps a record from being submitted. Without a claim or a place nothing more is judged."""
    if not record.title.get("en", "").strip():
        yield NotComplete("Add the title in English: whatever becomes public has one.", field="title")
    yield from (bare := list(lacking(record)))
    if bare:
        return
    for rule in (refuse_contradicting_parts, refuse_stale_best):
        try:
            rule(record)
        except InvalidInput as refusal:
            yield refusal
    yield from grade_shortcomings(record.harm_grade, reason=record.grade_reason, support=support_of(record))


def lacking(record: Record) -> Iterator[NotComplete]:
    if not record.claims.exists():
        yield NotComplete("Add a claim: a record rests on what at least one source says.", field="claims")
    if record.kind == Record.Kind.INCIDENT and not record.locations.exists():
        rule = "Add a place: where one is not known, name the area, or choose “not located”."
        yield NotComplete(rule, field="locations")


def refuse_contradicting_parts(record: Record) -> None:
    """Raises: InvalidRange when the parts of a figure that stands are more people than the whole.

    Source: docs/explanation/counting.md, rule C10.
    """
    for position, claim in enumerate(claims_of(record)):
        figures = list(claim.casualties.all())
        for whole in figures:
            with at(f"claims.{position}.casualties"):
                check_parts(whole, [part for part in figures if part.of_which_id == whole.pk])


def credible(claim: Claim) -> bool:
    speaker = claim.speaker or claim.source_item.source
    set_aside = speaker.reliability == "e" or claim.credibility == "5"
    return not (set_aside or claim.excluded_reason or claim.retracted_by_source_at)


def has_numbers(claim: Claim) -> bool:
    return bool(claim.casualties.all() or claim.displacements.all())


def kind(claim: Claim) -> str:
    return (claim.speaker or claim.source_item.source).kind


def denies_independently(claim: Claim) -> bool:
    """Whether somebody who is no party to the conflict says that nobody came to harm."""
    return denies(claim) and kind(claim) not in PARTIES


def place_unresolved(record: Record) -> bool:
    spots = list(record.locations.all())
    areas = {
        spot.admin1_pcode or str(spot.admin1_name) for spot in spots if spot.admin1_pcode or spot.admin1_name
    }
    return len(areas) > 1 and not any(spot.geom for spot in spots)
