# SPDX-License-Identifier: Apache-2.0
"""What the desk calls states, steps and decisions."""

from django.utils.translation import gettext_lazy as _

from registry.domain.workflow import Publication, State

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
