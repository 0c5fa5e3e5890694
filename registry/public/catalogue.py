# SPDX-License-Identifier: Apache-2.0
"""The whole of what is published, described for search engines of data (schema.org), and as one cites it."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.public.linked_data import CONTEXT, licence_address
from registry.published.envelope import stamp
from registry.published.sources import Dated

FORMS = {"application/json": "json", "application/geo+json": "geojson", "text/csv": "csv"}


def dataset_cited(now: Dated) -> str:
    """Return the citation of the dataset in its state."""
    at = f", {now.published_at:%Y-%m-%d}" if now.published_at else ""
    return (
        f"{settings.REGISTRY_NAME}: incidents of reported harm to civilians, state {now.version}{at}. "
        f"{settings.REGISTRY_PUBLIC_URL}/"
    )


def linked_catalogue(now: Dated) -> dict[str, Any]:
    """Return the catalogue with its one dataset as JSON-LD."""
    base = settings.REGISTRY_PUBLIC_URL
    maker = {"@type": "Organization", "name": settings.REGISTRY_NAME, "url": f"{base}/"}
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{base}/#catalogue",
        "url": f"{base}/",
        "name": settings.REGISTRY_NAME,
        "publisher": maker,
        "dataset": dataset(now, base, maker),
    }


def dataset(now: Dated, base: str, maker: dict[str, str]) -> dict[str, Any]:
    told = {
        "@type": "Dataset",
        "@id": f"{base}/#dataset",
        "url": f"{base}/{get_language()}/downloads",
        "name": _("Incidents of reported harm to civilians"),
        "description": _(
            "Incidents of armed conflict in which civilians reportedly came to harm: what each source said, ranges of "
            "people killed and injured, place and date with their uncertainty, weapons, and how well each is known."
        ),
        "version": str(now.version),
        "license": licence_address(settings.REGISTRY_LICENCE),
        "isAccessibleForFree": True,
        "creator": maker,
        "publisher": maker,
        "citation": dataset_cited(now),
        "measurementTechnique": f"{base}/{get_language()}/methodology",
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": f"{base}/api/v1/incidents?format={form}",
            }
            for media_type, form in FORMS.items()
        ],
    }
    return told | ({"dateModified": stamp(now.published_at)} if now.published_at else {})
