# SPDX-License-Identifier: Apache-2.0
"""What the desk calls states, steps and decisions."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registry.domain.errors import Refusal
from registry.domain.workflow import Publication, State
from registry.ui.wording.refusals import sentence
from registry.vocabularies import read

STATES = {
    State.DRAFT: _("Draft"),
    State.SUBMITTED: _("Waiting for review"),
    State.IN_REVIEW: _("In review"),
    State.CHANGES_REQUESTED: _("Changes requested"),
    State.APPROVED: _("Approved"),
    State.REJECTED: _("Rejected"),
    State.HELD: _("Held"),
}
PUBLICATIONS = {
    Publication.NONE: _("Not published"),
    Publication.PUBLISHED: _("Published"),
    Publication.WITHDRAWN: _("Withdrawn"),
    Publication.MERGED: _("Merged"),
}
STEPS = {
    "submit": _("Submit for review"),
    "take_back": _("Take back"),
    "start_review": _("Start the review"),
    "approve": _("Approve"),
    "request_changes": _("Request changes"),
    "reject": _("Reject"),
    "hold": _("Hold"),
    "lift_hold": _("Lift the hold"),
    "reopen": _("Open again"),
}
DONE = {
    "submit": _("submitted it for review"),
    "take_back": _("took it back"),
    "start_review": _("started the review"),
    "approve": _("approved it"),
    "request_changes": _("requested changes"),
    "reject": _("rejected it"),
    "hold": _("put it on hold"),
    "lift_hold": _("lifted the hold"),
    "reopen": _("opened it again"),
}
SAID = {
    "submit": _("Submitted. A reviewer who wrote none of it is next."),
    "take_back": _("Taken back. It is a draft again."),
    "start_review": _("The review has started. The content stands still until you decide."),
    "approve": _("Approved. A publisher who wrote none of it is next."),
    "request_changes": _("Changes are requested. The record is back with its author."),
    "reject": _("The record is rejected. It can be opened again, with a reason."),
    "hold": _("The record is on hold. A second person lifts it."),
    "lift_hold": _("The hold is lifted. The record waits for review again."),
    "reopen": _("The record is open again, as a draft."),
}
HANDED_OVER = {
    "published": _("handed it to the publisher"),
    "corrected": _("handed a corrected version to the publisher"),
    "regraded": _("handed a version with a new grade to the publisher"),
    "withdrawn": _("withdrew it"),
}
OUTCOMES = {
    "out_of_scope": _("Out of scope"),
    "duplicate": _("Duplicate"),
    "insufficient": _("Too little information"),
}
KINDS = {"incident": _("Incident"), "aggregate_report": _("Aggregate report")}
CODE = re.compile(r"“([a-z_]+)”")


def plainly(refusal: Refusal) -> str:
    """Return the sentence of a refusal with the words of the page in the place of quoted codes."""
    return CODE.sub(lambda found: f"“{called(found[1])}”", sentence(refusal))


def called(code: str) -> str:
    """Return what the desk calls a state, a step or a grade; anything else comes back as it is."""
    if code in STEPS:
        return str(STEPS[code])
    if code in list(State):
        return str(STATES[State(code)])
    grade = read.scheme("harm_grade").by_code.get(code)
    return read.in_language(grade.label, get_language() or "en") if grade else code
