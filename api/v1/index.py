# SPDX-License-Identifier: Apache-2.0
"""What is here."""

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import JSON, PublicView, plain
from registry.published.envelope import as_bytes, stamp
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.answers import Basis, answer

PATHS = {
    "incidents": "/api/v1/incidents",
    "aggregate_reports": "/api/v1/aggregate-reports",
    "changes": "/api/v1/changes",
    "releases": "/api/v1/releases",
    "statistics": "/api/v1/statistics",
    "tiles": "/api/tiles/incidents.json",
    "vocabularies": "/api/v1/vocabularies",
    "areas": "/api/v1/areas",
    "ogc": "/api/ogc/",
    "openapi": "/api/v1/openapi.json",
    "incident_schema": "/api/v1/schema/incident.json",
    "aggregate_report_schema": "/api/v1/schema/aggregate-report.json",
}


class Index(PublicView):
    """Name, licence, state of the dataset and the addresses."""

    def get(self, request: Request) -> HttpResponse:
        self.filter_of(request)
        now = state()
        basis = Basis(("index", now.version, now.published_at), now.published_at, JSON)
        return answer(plain(request), basis, lambda: as_bytes(contents(now)))


def contents(now: Source) -> dict[str, object]:
    base = settings.REGISTRY_PUBLIC_URL
    return {
        "name": settings.REGISTRY_NAME,
        "licence": settings.REGISTRY_LICENCE,
        "dataset_version": now.version,
        "published_at": now.published_at and stamp(now.published_at),
        "documentation": f"{base}/api/v1/docs/",
        "paths": {name: f"{base}{path}" for name, path in PATHS.items()},
    }
