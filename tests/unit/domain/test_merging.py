# SPDX-License-Identifier: Apache-2.0
"""Which record may be merged into which, and who confirms it, as a table."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from registry.domain.errors import NeedsReason, NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.merging import Side, check_confirmation, check_merge, check_proposal
from registry.domain.workflow import Publication, State

ONE = Side("one", "incident", False, State.DRAFT, False, Publication.NONE)
OTHER = replace(ONE, key="other")
SOONER, LATER = datetime(2030, 1, 1, tzinfo=UTC), datetime(2030, 1, 2, tzinfo=UTC)
PUBLIC = {"released": True, "state": State.APPROVED, "publication": Publication.PUBLISHED}

CASES = {
    "two drafts": (ONE, OTHER, ""),
    "a draft into a public one": (ONE, replace(OTHER, **PUBLIC), ""),
    "two public ones": (replace(ONE, **PUBLIC), replace(OTHER, **PUBLIC), ""),
    "changes were asked for": (replace(ONE, state=State.CHANGES_REQUESTED), OTHER, ""),
    "itself": (ONE, ONE, "no duplicate of itself"),
    "another kind": (ONE, replace(OTHER, kind="aggregate_report"), "never merged"),
    "invented into real": (replace(ONE, demonstration=True), OTHER, "demonstration"),
    "merged already": (replace(ONE, merged_into="X"), OTHER, "merged into X already"),
    "into a merged one": (ONE, replace(OTHER, merged_into="X"), "Merge into that one"),
    "merged into one that is not named": (replace(ONE, merged=True), OTHER, "another record already"),
    "into one merged into one that is not named": (ONE, replace(OTHER, merged=True), "itself merged"),
    "confidential into open": (replace(ONE, sensitivity="confidential"), OTHER, "more sensitive"),
    "sealed into confidential": (
        replace(ONE, sensitivity="sealed"),
        replace(OTHER, sensitivity="confidential"),
        "more sensitive",
    ),
    "open into confidential": (ONE, replace(OTHER, sensitivity="confidential"), ""),
    "a team’s into the desk’s": (replace(ONE, team="north"), OTHER, "another team"),
    "a team’s into another’s": (replace(ONE, team="north"), replace(OTHER, team="south"), "another team"),
    "the desk’s into a team’s": (ONE, replace(OTHER, team="north"), ""),
    "within a team": (replace(ONE, team="north"), replace(OTHER, team="north"), ""),
    "not yet into at once": (replace(ONE, public_from=LATER), OTHER, "may not be public yet"),
    "not yet into sooner": (
        replace(ONE, public_from=LATER),
        replace(OTHER, public_from=SOONER),
        "may not be public yet",
    ),
    "not yet into as late": (replace(ONE, public_from=LATER), replace(OTHER, public_from=LATER), ""),
    "into one that is being merged": (ONE, replace(OTHER, merging=True), "Decide on that first"),
    "public into a draft": (replace(ONE, **PUBLIC), OTHER, "led to nothing"),
    "held": (replace(ONE, **PUBLIC | {"publication": Publication.SUSPENDED}), OTHER, "withdrawn or held"),
    "into a withdrawn one": (
        ONE,
        replace(OTHER, **PUBLIC | {"publication": Publication.WITHDRAWN}),
        "withdrawn or held",
    ),
    "on its way": (replace(ONE, waiting=True), OTHER, "on its way"),
    "in review": (replace(ONE, state=State.IN_REVIEW), OTHER, "duplicate is “in_review”"),
    "into one approved and not published": (
        ONE,
        replace(OTHER, state=State.APPROVED),
        "survivor is “approved”",
    ),
}


@pytest.mark.parametrize(("duplicate", "survivor", "told"), CASES.values(), ids=CASES)
def test_what_may_be_merged(duplicate, survivor, told):
    if not told:
        check_merge(duplicate, survivor)
        return
    with pytest.raises(WrongState, match=told):
        check_merge(duplicate, survivor)


@pytest.mark.parametrize(
    ("granted", "reason", "refused"),
    [
        ({"record.write"}, "Same street, same hour.", None),
        ({"review.decide"}, "Same street.", NotPermitted),
        ({"record.write"}, " ", NeedsReason),
    ],
)
def test_who_proposes(granted, reason, refused):
    if refused:
        with pytest.raises(refused):
            check_proposal(granted, reason)
    else:
        check_proposal(granted, reason)


@pytest.mark.parametrize(
    ("public", "actor", "granted", "refused"),
    [
        (False, "other", {"review.decide"}, None),
        (True, "other", {"record.publish"}, None),
        (True, "other", {"review.decide"}, NotPermitted),
        (False, "other", {"record.write"}, NotPermitted),
        (False, "proposer", {"review.decide"}, NeedsSecondPerson),
        (True, "author", {"record.publish"}, NeedsSecondPerson),
    ],
)
def test_who_confirms(public, actor, granted, refused):
    def check():
        check_confirmation(
            public=public, actor=actor, proposed_by="proposer", authors={"author"}, granted=granted
        )

    if refused:
        with pytest.raises(refused):
            check()
    else:
        check()
