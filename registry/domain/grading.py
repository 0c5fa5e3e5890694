# SPDX-License-Identifier: Apache-2.0
"""How strong a record is: did the harm happen. Who did it is graded apart, as attribution."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.domain.counts import NOT_COMBATANT, Counted
from registry.domain.errors import InvalidInput, NeedsReason, UnknownCode
from registry.domain.words import gettext_noop

GRADES = ("confirmed", "corroborated", "single_source", "contested", "discounted", "under_assessment")
INDEPENDENT_ORIGINS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a grade rests on. Origin groups, not articles: claims that repeat one origin are one.

    `stating`: groups with a counted statement of civilian harm. `denying`: credible groups, other than
    parties to the conflict, that say there was none. `accepted`: a party says it did it. `verified`: by a UN
    body, a court, or the registry on site. `no_civilian_harm`: a reviewer holds evidence that there was none.
    `place_unresolved`: several first-level areas, no single place.
    """

    stating: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    accepted: bool = False
    verified: bool = False
    no_civilian_harm: bool = False
    place_unresolved: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """`code` of the vocabulary, and the sentence that says why."""

    code: str
    reason: str
    sentence: str


_SUGGESTIONS = {
    "evidence_of_none": ("discounted", gettext_noop("There is evidence that no civilian came to harm.")),
    "nothing_counted": ("under_assessment", gettext_noop("No statement of harm is counted yet.")),
    "sources_conflict": (
        "contested",
        gettext_noop("Credible sources disagree on whether civilians came to harm."),
    ),
    "place_unresolved": (
        "single_source",
        gettext_noop("No single place is known, which allows no stronger grade."),
    ),
    "accepted": ("confirmed", gettext_noop("A party to the conflict accepts it.")),
    "verified": ("confirmed", gettext_noop("It was verified by a UN body, a court or a site visit.")),
    "independent_origins": ("corroborated", gettext_noop("Two or more independent origins report it.")),
    "one_origin": ("single_source", gettext_noop("All reports go back to one origin.")),
}


def stating_origins(decisions: Iterable[Counted]) -> frozenset[str]:
    """Return the origin groups that state harm to at least one person in a counted statement."""
    return frozenset(
        decision.statement.origin_group or decision.statement.claim_id
        for decision in decisions
        if decision.counted
        and decision.statement.status in NOT_COMBATANT
        and (decision.statement.max is None or decision.statement.max > 0)
    )


def suggest_grade(support: Support) -> Grade:
    """Return the grade that the support allows; a reviewer decides.

    Source: docs/explanation/counting.md, rules C13 and C14.
    """
    reason = _reason(support)
    code, sentence = _SUGGESTIONS[reason]
    return Grade(code, reason, sentence)


def _reason(support: Support) -> str:
    if support.no_civilian_harm:
        return "evidence_of_none"
    if not support.stating and not support.accepted and not support.verified:
        return "nothing_counted"
    if support.denying and not support.accepted and not support.verified:
        return "sources_conflict"
    strong = support.accepted or support.verified or len(support.stating) >= INDEPENDENT_ORIGINS
    if support.place_unresolved and strong:
        return "place_unresolved"
    if support.accepted or support.verified:
        return "accepted" if support.accepted else "verified"
    return "independent_origins" if strong else "one_origin"


def check_grade(code: str, *, reason: str, support: Support) -> None:
    """Refuse a grade stronger than its support, or one without a written reason.

    Raises: the first of `grade_shortcomings`: UnknownCode, NeedsReason, InvalidInput.
    """
    for refusal in grade_shortcomings(code, reason=reason, support=support):
        raise refusal


def grade_shortcomings(code: str, *, reason: str, support: Support) -> Iterator[InvalidInput]:
    """Yield what the grade lacks: a written reason, support as strong as it is.

    Source: docs/explanation/counting.md, rules C13 and C14.
    """
    if code not in GRADES:
        yield UnknownCode(
            "“%(code)s” is no grade; use one of %(allowed)s.",
            field="harm_grade",
            code=code,
            allowed=", ".join(GRADES),
        )
        return
    if code != "under_assessment" and not reason.strip():
        yield NeedsReason("Write the reason for this grade.", field="grade_reason")
    missing = _missing(code, support)
    if missing:
        yield InvalidInput(missing, field="harm_grade", code=code)


def _missing(code: str, support: Support) -> str:
    if code in ("confirmed", "corroborated") and support.place_unresolved:
        return gettext_noop(
            "The grade “%(code)s” needs one known place; “single_source” is the most while the place is unresolved."
        )
    if code == "confirmed" and not (support.accepted or support.verified):
        return gettext_noop(
            "The grade “%(code)s” needs a party that accepts it, or verification by a UN body, a court or the "
            "registry on site."
        )
    if (
        code == "corroborated"
        and len(support.stating) < INDEPENDENT_ORIGINS
        and not (support.accepted or support.verified)
    ):
        return gettext_noop(
            "The grade “%(code)s” needs two independent origins whose statements are counted."
        )
    if code == "single_source" and not (support.stating or support.accepted or support.verified):
        return gettext_noop("The grade “%(code)s” needs one origin whose statement is counted.")
    return ""
