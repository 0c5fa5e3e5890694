# SPDX-License-Identifier: Apache-2.0
"""One address for one selection: what a form sends is brought into the one spelling that the filter has."""

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.http import QueryDict

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|ref_src")
SAFE = "/,.:"


def tidied(query: QueryDict, joined: Collection[str] = ("weapon",)) -> QueryDict:
    """Return the query without empty fields and known tracking parameters, with form fields in the filter's terms.

    `from` and `to` become `date`; several values of one of `joined` become one with commas. Nothing else is touched.
    """
    tidy = QueryDict(mutable=True)
    for name, values in query.lists():
        kept = [value for value in values if value]
        if kept and name not in ("from", "to") and not TRACKING.fullmatch(name):
            tidy.setlist(name, [",".join(kept)] if name in joined else kept)
    first, last = query.get("from", ""), query.get("to", "")
    if first or last:
        tidy["date"] = f"{first or '..'}/{last or '..'}"
    return tidy


def spelled(parameters: Mapping[str, str | list[str]]) -> str:
    """Return parameters as a query string that stays readable."""
    return urlencode(parameters, doseq=True, safe=SAFE)
