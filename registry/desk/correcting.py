# SPDX-License-Identifier: Apache-2.0
"""What readers have of a record while somebody writes in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from registry.casework.models import Record
from registry.domain.workflow import Publication
from registry.publishing.models import CONTENT_KINDS
from registry.publishing.public_address import public_address


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
        return cls(str(public.code), public.version, at, public_address(record))
