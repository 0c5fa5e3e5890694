# SPDX-License-Identifier: Apache-2.0
"""Every refusal, in domain words. A refusal has a stable code and knows no HTTP: `ui.errors` maps class to status."""

from typing import ClassVar


class Refusal(Exception):
    """Something the registry will not do, and why, in one sentence a person can act on.

    `code` never changes once released. `field` names the input that is wrong; empty when none is. A sentence with
    `values` is a template in the style of `%(name)s`, so that `ui` can say it in another language.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, message: str, *, field: str = "", **values: object) -> None:
        self.template, self.values = message, values
        self.message = message % values if values else message
        self.field = field
        super().__init__(self.message)


class InvalidInput(Refusal):
    """A value that breaks a rule of the model."""

    code = "invalid_input"


class InvalidDate(InvalidInput):
    code = "invalid_date"


class InvalidRange(InvalidInput):
    code = "invalid_range"


class InvalidPlace(InvalidInput):
    code = "invalid_place"


class UnknownCode(InvalidInput):
    """A word that is in no vocabulary."""

    code = "unknown_code"


class InvalidFilter(InvalidInput):
    """A query parameter that does not exist, may not be repeated, or has a value outside its grammar."""

    code = "invalid_filter"


class QueryTooLong(Refusal):
    """More is asked in one question than any question needs."""

    code = "query_too_long"


class BodyTooLarge(Refusal):
    """More was sent than is read."""

    code = "body_too_large"


class WrongState(Refusal):
    """The step does not start from the state the record is in."""

    code = "wrong_state"


class NotEditable(WrongState):
    """The record is with a reviewer, approved or closed: its content stands still."""

    code = "not_editable"


class BeingReviewed(WrongState):
    """Somebody else reviews the record just now."""

    code = "being_reviewed"


class NotPermitted(Refusal):
    """The person lacks the permission this step asks for."""

    code = "not_permitted"


class NeedsSecondPerson(Refusal):
    """Four-eyes: somebody who wrote none of the content must take this step."""

    code = "needs_second_person"


class NeedsReason(InvalidInput):
    code = "needs_reason"


class NotComplete(InvalidInput):
    """The record lacks something that must be there before the step."""

    code = "not_complete"


class ChangedSince(Refusal):
    """What was decided on is not what stands there now."""

    code = "changed_since"


class NotKept(Refusal):
    """The store of files could not take what was sent: it is full or away. Nothing of it was kept."""

    code = "not_kept"


class NotInTime(Refusal):
    """The database cancelled the question for taking too long, or cannot be reached."""

    code = "unavailable"


class KeyMissing(Refusal):
    """What is sealed cannot be opened here: the key is elsewhere, destroyed, or another."""

    code = "key_missing"


class DemonstrationRefused(Refusal):
    """Demonstration records and production data never share an installation."""

    code = "demonstration_refused"


class NotFound(Refusal):
    """No such thing, or none that this reader may know of: the two are never told apart."""

    code = "not_found"


class NotOffered(Refusal):
    """The reader takes none of the forms there are."""

    code = "not_acceptable"


class Withdrawn(Refusal):
    """It was published once and has been withdrawn."""

    code = "withdrawn"


class TooManyAttempts(Refusal):
    """Something secret was tried too often; `values["wait"]`: seconds until it may be tried again."""

    code = "too_many_attempts"


class TooManyRequests(TooManyAttempts):
    """A reader asked for more than one reader may in a minute."""

    code = "too_many_requests"
