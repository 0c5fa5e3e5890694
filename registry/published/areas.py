# SPDX-License-Identifier: Apache-2.0
"""Countries and first-level areas by the codes that filters and addresses know them by."""

import re
from collections.abc import Collection

from django.db.models import QuerySet

from registry.published.models import Area

CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{1,18}", re.ASCII)
NO_CODE = "-"


def among(codes: Collection[str]) -> set[str]:
    """Return those of the codes that are the P-code of an area or the code of a country."""
    areas, countries = Area.objects.filter(pcode__in=codes), Area.objects.filter(level=0, country__in=codes)
    return {*areas.values_list("pcode", flat=True), *countries.values_list("country", flat=True)} - {""}


def coded(code: str) -> QuerySet[Area]:
    """Return the area that has this P-code, or the country with this code (ISO 3166-1 alpha-3)."""
    asked = code if CODE.fullmatch(code) else NO_CODE
    areas = Area.objects.exclude(pcode="").filter(pcode=asked) | Area.objects.filter(level=0, country=asked)
    return areas.order_by("-level", "disputed")
