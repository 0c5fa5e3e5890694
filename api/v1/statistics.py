# SPDX-License-Identifier: Apache-2.0
"""Numbers of incidents and people by any of the dimensions, under the one filter."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import CONTENT_TYPES, PublicView, plain, representation
from registry.domain.filters.kept import Parser
from registry.published.codes import check_codes
from registry.published.state import state
from registry.published.statistics.asked import PARAMETERS, STATISTICS_PARSERS, parse
from registry.published.statistics.shown import as_json, as_table
from registry.published.statistics.tallies import tally
from registry.ui.allowances import STATISTIC, STATISTIC_ANEW
from registry.ui.answers import Basis, answer
from registry.ui.limits import taken


class Statistics(PublicView):
    """Incidents, and the people killed and injured, in groups of one to three dimensions, or in total."""

    cost: ClassVar[int] = STATISTIC
    parameters: ClassVar[list[str]] = PARAMETERS
    parsers: ClassVar[dict[str, Parser]] = STATISTICS_PARSERS

    def get(self, request: Request) -> HttpResponse:
        wanted = parse(request.query_params)
        form = representation(request, wanted.filter.format, ("json", "csv"))
        lang, now = wanted.filter.lang or "en", state()
        parts = ("statistics", form, now.version, now.published_at, wanted)
        basis = Basis(parts, now.published_at, CONTENT_TYPES[form], kept=True, version=now.version)

        def make() -> bytes:
            taken(plain(request).META, STATISTIC_ANEW)
            found = tally(wanted, now)
            if form == "csv":
                return as_table(found, wanted.by, lang=lang)
            return as_json(found, wanted.by, frame(now.version), lang=lang)

        return answer(plain(request), basis, make, check=lambda: check_codes(wanted.filter))


def frame(version: int) -> dict[str, object]:
    return {
        "dataset_version": version,
        "licence": settings.REGISTRY_LICENCE,
        "definition": f"{settings.REGISTRY_PUBLIC_URL}/en/api#statistics",
    }
