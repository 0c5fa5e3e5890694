# SPDX-License-Identifier: Apache-2.0
"""How to read the data with a program: the first call, the filter, what sums mean, every refusal with its anchor."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.public.pages import page, shown
from registry.published.filters import parse
from registry.published.parameter_words import WORDS
from registry.published.parameters import PARSERS
from registry.published.state import state
from registry.ui.away import BUSY

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
    ("body_too_large", 413, _("A body was sent that is longer than 1 MB. None is ever needed.")),
    ("query_too_long", 414, _("The query string is longer than 7,500 bytes.")),
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

STATISTICS = (
    (
        "distinct",
        _(
            "Incidents counted, each once. Rows may add up to more: an incident with several weapons, areas or "
            "actors is in the row of each, and the row of a family counts its classes again."
        ),
    ),
    (
        "killed, injured",
        _(
            "People not reported as combatants, over the incidents that state a number; “stated” says how many do."
        ),
    ),
    (
        "min, max",
        _(
            "Sums of the fewest and of the most that counted sources state. An incident without an upper bound "
            "adds its fewest to both. Null: nobody states one, which is not zero."
        ),
    ),
    ("open_above", _("True: an incident has no upper bound, so there may be more than “max”.")),
    (
        "not_known",
        _("How many incidents are in a row that says null, such as those that may have been in two months."),
    ),
    (
        "excluded",
        _(
            "What matches and is in no number: incidents graded discounted or under assessment, unless “grade” "
            "names them, and reports over areas or periods. Lists hold those incidents, and “count” counts them."
        ),
    ),
    (
        "demonstration",
        _("How many of those counted are invented, to try the registry out. In production there are none."),
    ),
    ("format=csv", _("The rows alone. What is not known, left out and counted once is told in JSON.")),
)


@page
def api_guide(request: HttpRequest, lang: str) -> HttpResponse:
    parse(request.GET, ())
    return shown(
        request,
        "public/api_guide.html",
        state(),
        (),
        lambda: {"here": "api-guide", "filters": filters(), "statistics": STATISTICS, "refusals": REFUSALS},
    )


def filters() -> list[tuple[str, str, str]]:
    """Return name, example and meaning of each parameter of a list, in the language of the page."""
    return [(name, in_an_address(name), gettext(WORDS[name].meaning)) for name in PARSERS]


def in_an_address(name: str) -> str:
    return "&".join(f"{name}={value or '…'}" for value in WORDS[name].example.split("&"))
