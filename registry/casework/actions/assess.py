# SPDX-License-Identifier: Apache-2.0
"""A best figure that a reviewer sets for one harm. The range itself always comes from the claims."""

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.log import refuse_standing
from registry.casework.models import CasualtyAssessment, Record
from registry.casework.statements import claims_of, statements_of
from registry.domain.counts import Figure, totals
from registry.domain.errors import InvalidInput, InvalidRange, NeedsReason, NotComplete, NotPermitted
from registry.domain.text import plain_text

LONGEST_REASON = 2_000
Text = dict[str, str]


def set_best(
    record: Record, *, harm: str, best: int, method: str, reason: Text, by: User
) -> CasualtyAssessment:
    """Set the best figure for a harm (persons); who sets it becomes an author, and another person approves.

    Raises: NotPermitted, NotEditable; InvalidRange where it lies outside what the claims state; NeedsReason.
    """
    if "review.decide" not in by.granted:
        raise NotPermitted("Setting a best figure needs the role reviewer.")
    refuse_standing(record)
    told = {
        language: plain_text(text.strip(), field="reason")
        for language, text in reason.items()
        if text.strip()
    }
    if not told.get("en"):
        raise NeedsReason(
            "Write in English why this figure is the best. The reason is public.", field="reason_en"
        )
    if any(len(text) > LONGEST_REASON for text in told.values()):
        raise InvalidInput(
            "The reason has at most %(most)s characters.", field="reason_en", most=LONGEST_REASON
        )
    if method not in CasualtyAssessment.Method:
        raise InvalidInput("Choose how the figure was found.", field="method")
    refuse_outside(record, harm, best)
    with acting_as(by.pk):
        values = {"best": best, "method": method, "reason": told}
        found, _made = CasualtyAssessment.objects.update_or_create(record=record, harm=harm, defaults=values)
        tell("record.best_set", actor=by.pk, subject=str(record.pk), data={"harm": harm, "best": best})
    return found


def take_best_away(record: Record, *, harm: str, by: User) -> None:
    """Raises: NotPermitted, NotEditable."""
    if "review.decide" not in by.granted:
        raise NotPermitted("Setting a best figure needs the role reviewer.")
    refuse_standing(record)
    with acting_as(by.pk):
        CasualtyAssessment.objects.filter(record=record, harm=harm).delete()
        tell("record.best_taken_away", actor=by.pk, subject=str(record.pk), data={"harm": harm})


def ranges(record: Record) -> dict[str, Figure]:
    """Return the range of each harm to persons that the claims make."""
    found = totals(statements_of(claims_of(record))).items()
    return {harm: each.total for (harm, unit), each in found if unit == "persons" and harm != "displaced"}


def refuse_outside(record: Record, harm: str, best: int) -> None:
    total = ranges(record).get(harm)
    if total is None:
        raise InvalidInput("No claim that counts states a number for this harm.", field="harm")
    if not fits(total, best):
        rule = "The best figure (%(best)s) lies outside the range of the claims (%(low)s to %(high)s)."
        raise InvalidRange(rule, field="best", best=best, low=total.min, high=total.max)


def fits(total: Figure, best: int) -> bool:
    return total.min <= best and (total.max is None or total.open_above or best <= total.max)


def refuse_stale_best(record: Record) -> None:
    """Raises: NotComplete where the claims have moved away from a best figure that was set before."""
    found = ranges(record)
    for each in record.assessments.all():
        total = found.get(each.harm)
        if total is None or not fits(total, each.best):
            rule = "The best figure that was set (%(best)s) lies outside the range by now. Set it anew or take it away."
            raise NotComplete(rule, field="claims", best=each.best)
