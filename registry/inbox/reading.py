# SPDX-License-Identifier: Apache-2.0
"""Opening what was written of a request. The trail tells who did; no word of it is ever in the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.requests import check_may_handle
from registry.inbox.keys import unseal
from registry.inbox.models import ReaderRequest, SealedText


@dataclass(frozen=True, slots=True)
class Opened:
    """One text in the clear. `author` is None for the reader's own; `texts` is empty once it was erased."""

    kind: str
    author: User | None
    at: datetime
    texts: dict[str, str]


def read(request: ReaderRequest, *, by: User) -> list[Opened]:
    """Return all that was written, oldest first, and note who read it. Raises: NotPermitted, KeyMissing."""
    check_may_handle(by.granted)
    with acting_as(by.pk):
        found = [
            Opened(row.kind, row.written_by, row.written_at, texts_of(request, row))
            for row in request.texts.select_related("written_by")
        ]
        note("read", request, by)
    return found


def texts_of(request: ReaderRequest, row: SealedText) -> dict[str, str]:
    return unseal(request.fingerprint, row.sealed) if row.sealed is not None else {}


def note(what: str, request: ReaderRequest, by: User, **data: Any) -> None:
    tell(f"request.{what}", actor=by.pk, subject=str(request.pk), data=data)
