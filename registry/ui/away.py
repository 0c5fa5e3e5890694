# SPDX-License-Identifier: Apache-2.0
"""A database that did not answer in time, as it is said on every face that reads from it."""

import logging

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse

from registry.domain.errors import NotInTime
from registry.domain.words import gettext_noop

LOG = logging.getLogger(__name__)
AWAY = (OperationalError, InterfaceError)
BUSY = gettext_noop("The database did not answer in time. Ask for less, or again later.")
AGAIN_AFTER = "10"
"""Seconds after which to ask again."""


def not_in_time(error: Exception) -> NotInTime:
    """Return the refusal; what the database said, which may hold what was asked, is not among its words."""
    LOG.error("The published database did not answer: %s", type(error.__cause__ or error).__name__)
    return NotInTime(BUSY)


def asked_again(answer: HttpResponse) -> HttpResponse:
    """Return the refusal with when to ask again; nobody keeps it."""
    answer["Retry-After"] = AGAIN_AFTER
    answer["Cache-Control"] = "no-store"
    return answer
