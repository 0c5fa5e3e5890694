# SPDX-License-Identifier: Apache-2.0
"""How to read the data with a program: the first call, the filter, every refusal with its anchor."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from registry.public.pages import page, shown
from registry.published.filters import parse
from registry.published.state import state

FILTERS = (
    ("area", "area=SYR&area=SY07", _("Country (ISO 3166-1 alpha-3) or area (P-code); may be repeated.")),
    (
        "bbox",
        "bbox=35.5,34.5,38.5,37",
        _("Box in degrees: west, south, east, north. West greater than east crosses 180°."),
    ),
    ("date", "date=2024-11-01/2024-11-30", _("Days on which it may have happened; either end may be “..”.")),
    ("weapon", "weapon=cluster_munition,uxo", _("Weapon codes, any of them; a family includes its classes.")),
    ("located", "located=no", _("“yes”: with a public point; “no”: only an area is known.")),
    ("limit", "limit=1000", _("Records on a page, 1 to 1,000; 100 unless said.")),
    ("cursor", "cursor=…", _("The next or previous page, taken unchanged from an answer.")),
    ("format", "format=geojson", _("“json” or “geojson”; the Accept header does the same.")),
)
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
    ("query_too_long", 414, _("The query string is longer than 8,192 bytes.")),
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
    ("unavailable", 503, _("The database did not answer in time. Ask for less, or again later.")),
    ("server_error", 500, _("The fault is on our side. Try again later.")),
)


@page
def api_guide(request: HttpRequest, lang: str) -> HttpResponse:
    parse(request.GET, ())
    return shown(
        request,
        "public/api_guide.html",
        state(),
        (),
        lambda: {"here": "api", "filters": FILTERS, "refusals": REFUSALS},
    )
