# SPDX-License-Identifier: Apache-2.0
"""Every refusal that a program may get, with its anchor in the guide, and one as it looks."""

import json
from collections.abc import Iterator

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.domain.errors import InvalidFilter
from registry.published.filters import parse
from registry.ui.allowances import LARGEST_BODY, LONGEST_QUERY
from registry.ui.away import BUSY
from registry.ui.errors import status_of
from registry.ui.problems import problem
from registry.ui.wording.numbers import whole

REFUSED = "limit=5000"
REFUSALS = (
    (
        "invalid_filter",
        400,
        _("A parameter is unknown, repeated or outside its grammar. The answer names it."),
    ),
    (
        "bad_request",
        400,
        _("The request was not understood: a host that is not ours, or too many parameters."),
    ),
    (
        "not_found",
        404,
        _("There is nothing at this address. Records that were never published answer the same."),
    ),
    ("method_not_allowed", 405, _("The interface is for reading: GET, HEAD and OPTIONS.")),
    ("not_acceptable", 406, _("The Accept header names no form that the address has.")),
    ("precondition_failed", 412, _("If-Match names other answers than this one.")),
    (
        "body_too_large",
        413,
        _("A body was sent that is longer than %(largest_body)s bytes. None is ever needed."),
    ),
    ("query_too_long", 414, _("The query string is longer than %(longest_query)s bytes.")),
    (
        "too_many_requests",
        429,
        _("Too much was asked in a minute. Retry-After says how many seconds to wait."),
    ),
    ("withdrawn", 410, _("The record was published and has been withdrawn. A tombstone says when.")),
    ("suspended", 410, _("The record is not available for now, for safety. Ask again later.")),
    (
        "cursor_expired",
        410,
        _("The dataset has changed since the list was begun. Start again without the cursor."),
    ),
    ("merged", 308, _("The record was merged into another one; the Location header leads there.")),
    (
        "closed",
        503,
        _("The registry was brought back from a backup and is being looked at. Try again later."),
    ),
    ("unavailable", 503, _(BUSY)),
    ("server_error", 500, _("The fault is on our side. Try again later.")),
)


def refusals() -> Iterator[tuple[str, int, str]]:
    """Yield code, status and meaning of each, in the language of the page."""
    bounds = {"longest_query": whole(LONGEST_QUERY), "largest_body": whole(LARGEST_BODY)}
    for code, status, meaning in REFUSALS:
        yield code, status, gettext(str(meaning)) % bounds


def example() -> str:
    """Return what a program gets for `REFUSED`: made as the interface makes it."""
    try:
        parse(QueryDict(REFUSED))
    except InvalidFilter as refusal:
        named = [{"parameter": refusal.field, "detail": refusal.message}]
        body = problem(status_of(refusal), refusal.code, refusal.message, errors=named).content
        return json.dumps(json.loads(body), ensure_ascii=False, indent=1)
    raise AssertionError(REFUSED)
