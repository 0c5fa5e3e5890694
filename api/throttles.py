# SPDX-License-Identifier: Apache-2.0
"""What each question to the interface costs: the units of `registry.ui.limits`, taken before a view is asked."""

from typing import TYPE_CHECKING

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from registry.published.filters import DEFAULT_LIMIT
from registry.ui.limits import COST, taken

if TYPE_CHECKING:
    from api.views import PublicView


class PerReader(BaseThrottle):
    """Takes what the view costs. A reader who already has the answer is given it back."""

    def allow_request(self, request: Request, view: "PublicView") -> bool:  # type: ignore[override]
        asked = request._request.META
        asked[COST] = view.cost
        view.credit = taken(asked, view.cost)
        return True


def beyond(limit: int, dearness: int) -> int:
    """Return what a page costs for being longer than a common one. `dearness`: units for a hundred records."""
    return max(limit - DEFAULT_LIMIT, 0) * dearness // 100
