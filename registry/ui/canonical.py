# SPDX-License-Identifier: Apache-2.0
"""One address for one selection: what a form sends is brought into the one spelling that the filter has."""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|ref_src")
SAFE = "/,.:"
MONTH = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII)
LISTS = (
    *("weapon", "type", "grade", "attribution", "actor", "object"),
    *("precision", "who", "delivery", "source_kind", "cols"),
)
"""Parameters whose values a form sends one by one, and which stand in an address once."""
RANGES = ("killed", "injured")
ENDS = ("from", "to", *(f"{name}_{end}" for name in RANGES for end in ("from", "to")))


def tidied(query: QueryDict, joined: Collection[str] = LISTS) -> QueryDict:
    """Return the query without empty fields and known tracking parameters, with form fields in the filter's terms.

    `from` and `to`, days or months, become `date`, the two ends of a range `killed` or `injured`; several values of one
    of `joined` become one with commas. Nothing else is touched.
    """
    tidy = QueryDict(mutable=True)
    for name, values in query.lists():
        kept = [value for value in values if value]
        if kept and name not in ENDS and not TRACKING.fullmatch(name):
            tidy.setlist(name, [",".join(kept)] if name in joined else kept)
    first, last = query.get("from", ""), query.get("to", "")
    if first or last:
        tidy["date"] = f"{day(first, last=False) or '..'}/{day(last, last=True) or '..'}"
    for name in RANGES:
        least, most = query.get(f"{name}_from", ""), query.get(f"{name}_to", "")
        if least or most:
            tidy[name] = f"{least}..{most}"
    return tidy


def day(given: str, *, last: bool) -> str:
    """Return the first or last day of a month; anything else as it was given."""
    if not MONTH.fullmatch(given):
        return given
    year, month = map(int, given.split("-"))
    return f"{given}-{monthrange(year, month)[1] if last else 1:02}"


def spelled(parameters: Mapping[str, str | list[str]]) -> str:
    """Return parameters as a query string that stays readable."""
    return urlencode(parameters, doseq=True, safe=SAFE)


def elsewhere(request: HttpRequest, spelling: str, *, ordered: bool = True) -> HttpResponse | None:
    """Lead to the one spelling of what was asked for, where it was asked for in another.

    `ordered`: another order of the parameters is another spelling too, as it is for caches.
    """
    alike = list if ordered else dict
    if alike(QueryDict(spelling).lists()) == alike(request.GET.lists()):
        return None
    return HttpResponseRedirect(f"{request.path}?{spelling}" if spelling else request.path)
