# SPDX-License-Identifier: Apache-2.0
"""Bulk releases. None is built yet: the list is there and empty, so that a program that asks for it need not change."""

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import JSON, PublicView, plain, representation
from registry.domain.errors import NotFound
from registry.published.envelope import as_bytes
from registry.published.state import state
from registry.ui.answers import Basis, answer


class ReleaseList(PublicView):
    """All releases, newest first."""

    def get(self, request: Request) -> HttpResponse:
        self.filter_of(request)
        representation(request, "", ("json",))
        now = state()
        members = {
            "items": [],
            "count": 0,
            "dataset_version": now.version,
            "licence": settings.REGISTRY_LICENCE,
        }
        basis = Basis(("releases", now.version, now.published_at), now.published_at, JSON)
        return answer(plain(request), basis, lambda: as_bytes(members))


class ReleaseItem(PublicView):
    """One release and its files."""

    def get(self, request: Request, release: str) -> HttpResponse:
        self.filter_of(request)
        raise NotFound("There is nothing at this address.")
