# SPDX-License-Identifier: Apache-2.0
"""What readers report or ask to have removed: the words for it, its number, its steps."""

from registry.domain.requests.kinds import (
    CONTACTS,
    KINDS,
    LARGEST_SEALED,
    LONGEST,
    OUTCOMES,
    RELATIONS,
    State,
)
from registry.domain.requests.number import fingerprint, number_of, spelled
from registry.domain.requests.plain import opened, padded
from registry.domain.requests.steps import (
    HANDLE,
    LONGEST_WORDS,
    check_close,
    check_confirm,
    check_may_handle,
    check_open,
    check_reopen,
)

__all__ = [
    "CONTACTS",
    "HANDLE",
    "KINDS",
    "LARGEST_SEALED",
    "LONGEST",
    "LONGEST_WORDS",
    "OUTCOMES",
    "RELATIONS",
    "State",
    "check_close",
    "check_confirm",
    "check_may_handle",
    "check_open",
    "check_reopen",
    "fingerprint",
    "number_of",
    "opened",
    "padded",
    "spelled",
]
