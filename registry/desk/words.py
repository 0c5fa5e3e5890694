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
    Publication.SUSPENDED: _("Held for safety"),
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
    "merged": _("confirmed that it is a duplicate"),
    "suspended": _("put a safety hold on it"),
    "reinstated": _("let it come back"),
}
ACCOUNT_EVENTS = {
    "account.made": _("the account was made at the command line"),
    "account.password_renewed": _("a new password was made at the command line"),
    "account.invited": _("invited, with the roles: %(roles)s"),
    "account.link_made": _("made a link for a password"),
    "account.link_withdrawn": _("withdrew the link"),
    "account.link_used": _("set a password with the link"),
    "account.password_changed": _("changed the password"),
    "account.profile_changed": _("changed language or e-mail address"),
    "account.roles_changed": _("changed the roles; given: %(given)s; taken: %(taken)s"),
    "account.closed": _("closed the account"),
    "account.opened": _("opened the account again"),
    "account.sessions_ended": _("ended sessions"),
    "account.second_factor_added": _("added a second factor"),
    "account.second_factor_removed": _("removed a second factor"),
    "account.second_factor_reset": _("reset the second factor"),
    "account.recovery_codes_made": _("made new recovery codes"),
    "account.joined": _("put into the team %(name)s"),
    "account.left": _("taken out of the team %(name)s"),
    "account.organisation_changed": _("changed the organisation to: %(name)s"),
}
TEAM_EVENTS = {
    "team.made": _("made the team"),
    "team.renamed": _("renamed it from %(before)s to %(name)s"),
    "team.closed": _("closed the team"),
    "team.opened": _("opened the team again"),
}
OUTCOMES = {
    "out_of_scope": _("Out of scope"),
    "duplicate": _("Duplicate"),
    "insufficient": _("Too little information"),
}
KINDS = {"incident": _("Incident"), "aggregate_report": _("Aggregate report")}
ANCHORS = {
    "": _("The whole record"),
    "title": _("Title"),
    "summary": _("Summary"),
    "date": _("Date"),
    "incident_type": _("Type of incident"),
    "harm_grade": _("Grade"),
    "sensitivity": _("Sensitivity"),
    "locations": _("Places"),
    "claims": _("Claims by source"),
    "weapons": _("Weapons"),
    "objects": _("Objects hit"),
    "attributions": _("Attribution"),
}
CHECKS = {
    "identity": _("It is one event, and no other record tells it already"),
    "dates": _("The dates are those of the sources"),
    "place": _("I have seen where the public will see it, and that is safe"),
    "place_checked": _("I have checked that the exact place is already widely published"),
    "numbers": _("The numbers are those of the sources and add up"),
    "attribution": _(
        "Who is said to be responsible is told in the words of the sources, with their certainty"
    ),
    "words": _("The text is neutral and names nobody who could come to harm"),
    "sensitivity": _("The sensitivity is right"),
    "sources": _("Every source is graded, and origins are told apart"),
    "found": _("What was found in the text may be public"),
}
FOUND = {
    "coordinate": _("coordinate"),
    "plus_code": _("Plus Code"),
    "map_link": _("link to a map"),
    "email": _("e-mail address"),
    "phone": _("telephone number"),
    "name": _("a name that is sealed at the desk"),
}
TASKS = {"write": _("Writing"), "review": _("Review")}
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
