# SPDX-License-Identifier: Apache-2.0
"""How requests of readers stand: one of them to who holds its number, and what came of all to everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry.domain.errors import NotFound
from registry.domain.requests import State, fingerprint, spelled
from registry.published.models import Document, InboxItem, RequestState


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request. `month`: its first day. `words`: by language; empty where nothing is said."""

    kind: str
    month: date
    outcome: str
    code: str
    words: dict[str, str]


def state_of(number: str) -> RequestState:
    """Return how the request with this number stands.

    Raises: NotFound for a number that was never given out, as for any other address.
    """
    key = fingerprint(spelled(number))
    found = RequestState.objects.filter(fingerprint=key).first()
    if found is None and InboxItem.objects.filter(fingerprint=key).values("fingerprint").exists():
        return RequestState(fingerprint=key, state=State.RECEIVED.value)
    if found is None:
        raise NotFound("There is nothing at this address.")
    found.code = named(found.code, standing([found.code]))
    return found


def outcomes(limit: int = 50) -> list[Outcome]:
    """Return what came of the requests that were closed last, newest month first."""
    rows = list(RequestState.objects.filter(state=State.CLOSED.value)[:limit])
    public = standing(row.code for row in rows)
    return [
        Outcome(row.kind, row.closed_in, row.outcome, named(row.code, public), row.words)
        for row in rows
        if row.closed_in
    ]


def standing(codes: Iterable[str]) -> set[str]:
    """Return those of the codes under which a record can be read now."""
    wanted = [code for code in codes if code]
    if not wanted:
        return set()
    return set(Document.objects.filter(code__in=wanted, status="published").values_list("code", flat=True))


def named(code: str, public: set[str]) -> str:
    """Name no record that is held or withdrawn: that a request led to it may itself endanger somebody."""
    return code if code in public else ""
