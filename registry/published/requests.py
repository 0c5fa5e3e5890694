# SPDX-License-Identifier: Apache-2.0
"""How requests of readers stand: one of them to who holds its number, and what came of all to everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from registry.domain.errors import NotFound
from registry.domain.requests import State, fingerprint, spelled
from registry.published.envelope import PATHS
from registry.published.models import Document, InboxItem, RequestState


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands. `month`: the first day of that in which it was closed, None while it is open.

    `path`: of the record that may be named, below that of a language; empty with its `code` where none may.
    `words`: by language; empty where nothing is said.
    """

    state: str
    kind: str = ""
    received_on: date | None = None
    due_on: date | None = None
    outcome: str = ""
    month: date | None = None
    code: str = ""
    path: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


def state_of(number: str) -> Standing:
    """Return how the request with this number stands.

    Raises: NotFound for a number that was never given out, as for any other address.
    """
    key = fingerprint(spelled(number))
    found = RequestState.objects.filter(fingerprint=key).first()
    if found is None and InboxItem.objects.filter(fingerprint=key).values("fingerprint").exists():
        return Standing(State.RECEIVED.value)
    if found is None:
        raise NotFound("There is nothing at this address.")
    return standing(found, readable([found.code]))


def outcomes(limit: int = 50, *, skip: int = 0) -> list[Standing]:
    """Return what came of closed requests, newest month first; those of one month by kind and outcome.

    Nobody is told on which day a request was closed. The fingerprint, which nobody chose, parts only what is alike.
    """
    rows = list(closed().order_by("-closed_in", "kind", "outcome", "fingerprint")[skip : skip + limit])
    public = readable(row.code for row in rows)
    return [standing(row, public) for row in rows]


def number_closed() -> int:
    """Return of how many requests the outcome is told."""
    return closed().count()


def closed() -> QuerySet[RequestState]:
    return RequestState.objects.filter(state=State.CLOSED.value)


def standing(row: RequestState, public: Mapping[str, str]) -> Standing:
    """Name no record that is held or withdrawn: that a request led to it may itself endanger somebody."""
    path = public.get(row.code, "")
    return Standing(
        state=row.state,
        kind=row.kind,
        received_on=row.received_on,
        due_on=row.due_on,
        outcome=row.outcome,
        month=row.closed_in,
        code=row.code if path else "",
        path=path,
        words=row.words,
    )


def readable(codes: Iterable[str]) -> dict[str, str]:
    """Return the paths of those of the codes under which a record can be read now."""
    wanted = [code for code in codes if code]
    if not wanted:
        return {}
    found = Document.objects.filter(code__in=wanted, status="published").values_list("code", "kind")
    return {code: f"{PATHS[kind]}/{code}" for code, kind in found}
