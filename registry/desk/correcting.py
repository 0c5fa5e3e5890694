# SPDX-License-Identifier: Apache-2.0
"""What readers have of a record while somebody writes in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.conf import settings

from registry.casework.models import Record
from registry.domain.workflow import Publication
from registry.publishing.models import CONTENT_KINDS

PATHS = {"incident": "incidents", "aggregate_report": "aggregate-reports"}


@dataclass(frozen=True, slots=True)
class Correcting:
    """`at`: when this version became public, UTC. `address`: of its public page."""

    code: str
    version: int
    at: datetime | None
    address: str

    @classmethod
    def of(cls, record: Record | None) -> Self | None:
        """Return the version that is public now; None where none is."""
        if record is None or record.public_state.publication != Publication.PUBLISHED:
            return None
        public = record.public_state
        brought = record.outbox.filter(kind__in=CONTENT_KINDS, version=public.version, done_at__isnull=False)
        at = brought.order_by("-id").values_list("done_at", flat=True).first()
        site = settings.REGISTRY_PUBLIC_URL.rstrip("/")
        address = f"{site}/{PATHS[record.kind]}/{public.code}" if site else ""
        return cls(str(public.code), public.version, at, address)
