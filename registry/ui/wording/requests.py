# SPDX-License-Identifier: Apache-2.0
"""What requests of readers are called: their kinds, states and outcomes, who asks, and how to reach them."""

from django.utils.translation import gettext_lazy as _

from registry.domain.requests import State

KINDS = {
    "removal": _("Removal, privacy or safety"),
    "error": _("An error in a record"),
    "other": _("Something else"),
}
STATES = {
    State.RECEIVED.value: _("Received"),
    State.IN_HAND.value: _("Being looked at"),
    State.ANSWERED.value: _("Answered"),
    State.CLOSED.value: _("Closed"),
}
OUTCOMES = {
    "corrected": _("The record was corrected"),
    "removed": _("What was asked for was removed"),
    "not_changed": _("Nothing was changed"),
    "forwarded": _("It was forwarded to others"),
    "not_for_us": _("It was not a matter for this registry"),
    "duplicate": _("It had been reported before"),
}
RELATIONS = {
    "named": _("I am named or can be recognised"),
    "family": _("I am a relative of a person concerned"),
    "witness": _("I was there"),
    "source": _("I am a source of the record"),
    "researcher": _("I work on this as a journalist, researcher or lawyer"),
    "other": _("None of these"),
}
CONTACTS = {
    "none": _("No answer, please"),
    "email": _("By e-mail"),
    "other": _("In another way"),
}


def kind(code: str) -> str:
    return str(KINDS[code])


def state(code: str) -> str:
    return str(STATES[code])


def outcome(code: str) -> str:
    return str(OUTCOMES[code])
