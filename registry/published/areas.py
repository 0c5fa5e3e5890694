# SPDX-License-Identifier: Apache-2.0
"""Countries and first-level areas by the codes that filters and addresses know them by."""

import re

from django.db.models import QuerySet

from registry.published.models import Area

CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{1,18}", re.ASCII)
NO_CODE = "-"


def coded(code: str) -> QuerySet[Area]:
    """Return the area that has this P-code, or the country with this code (ISO 3166-1 alpha-3)."""
    asked = code if CODE.fullmatch(code) else NO_CODE
    areas = Area.objects.exclude(pcode="").filter(pcode=asked) | Area.objects.filter(level=0, country=asked)
    return areas.order_by("-level", "disputed")
