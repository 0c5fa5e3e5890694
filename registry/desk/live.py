# SPDX-License-Identifier: Apache-2.0
"""The range that the typed claims make, before anything is saved: the same rules as for a saved record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from registry.casework.actions.spelling import origin_key
from registry.casework.statements import DENIES
from registry.desk.figures import Matrix, matrix
from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.entry import Entry
from registry.desk.forms.stated import StatedForm
from registry.domain import timespan
from registry.domain.counts import ALL_STATUSES, FigureStatement
from registry.domain.disclosure import withheld_harms
from registry.domain.errors import InvalidDate
from registry.evidence.models import Source


def live_matrix(entry: Entry) -> tuple[Matrix, list[str]]:
    """Return the table of the claims that are sound so far, and the name of each line's source."""
    forms = [form for form in entry.filled("claims") if form.is_valid()]
    chosen = {form.cleaned_data["speaker"] or form.cleaned_data["source"] for form in forms}
    ids = [UUID(key) for key in chosen if key]
    known = {str(source.pk): source for source in Source.objects.filter(pk__in=ids)}
    replaced = {
        f"claims-{form.cleaned_data['supersedes']}": form.prefix
        for form in forms
        if form.cleaned_data["supersedes"] is not None
    }
    statements = [
        replace(statement, superseded_by=replaced.get(form.prefix, ""))
        for form in forms
        for statement in statements_of_form(form, known)
    ]
    return matrix(statements, [form.prefix for form in forms]), [
        name_of(form.cleaned_data, known) for form in forms
    ]


def statements_of_form(form: ClaimForm, known: dict[str, Source]) -> Iterator[FigureStatement]:
    shared = shared_by(form, known)
    for position, row in enumerate(form.casualties.forms):
        if sound(row) and not withheld_harms([row.cleaned_data["harm"]]):
            yield from casualty(row.cleaned_data, position, form.prefix or "", shared)
    for row in form.displacements.forms:
        if sound(row):
            typed = row.cleaned_data
            yield FigureStatement(harm="displaced", unit=typed["unit"], **numbers(typed, shared), **shared)


def sound(row: StatedForm) -> bool:
    """Whether the row says a number in order; out of order, saving will say so."""
    if not row.has_changed() or not row.is_valid():
        return False
    low, high = row.cleaned_data["min"], row.cleaned_data["max"]
    return high is None or low <= high


def casualty(
    typed: dict[str, Any], position: int, prefix: str, shared: dict[str, Any]
) -> Iterator[FigureStatement]:
    """Yield the figure once under each of its roles: roles are compared one by one and never added."""
    whole = typed["part_of"]
    for role in typed["roles"] or [""]:
        yield FigureStatement(
            harm=typed["harm"],
            status=ALL_STATUSES if typed["includes_combatants"] else typed["status"],
            sex=typed["sex"],
            age=typed["age"],
            role=role,
            row_id=f"{prefix}-{position}",
            of_which="" if whole is None else f"{prefix}-{whole}",
            **numbers(typed, shared),
            **shared,
        )


def numbers(typed: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return the bounds; a denial carries none."""
    denied = shared["position"] == DENIES
    low, high = (None, None) if denied else (typed["min"], typed["max"])
    return {"min": low, "max": high, "qualifier": typed["qualifier"]}


def shared_by(form: ClaimForm, known: dict[str, Source]) -> dict[str, Any]:
    typed = form.cleaned_data
    source = known.get(typed["speaker"] or typed["source"])
    return {
        "claim_id": form.prefix,
        "origin_group": origin_key(typed["origin_group"] or name_of(typed, known)),
        "is_origin": not (typed["speaker"] or typed["speaker_name"]),
        "stated_at": first_day(typed["published_edtf"]),
        "scope": typed["scope"],
        "reliability": source.reliability.upper() if source else "F",
        "credibility": typed["credibility"],
        "excluded_reason": typed["excluded_reason"],
        "position": DENIES if typed["position"] == DENIES else "states",
        "retracted": typed["retracted_by_source_at"] is not None,
    }


def name_of(typed: dict[str, Any], known: dict[str, Source]) -> str:
    new = typed["speaker_name"] or ("" if typed["speaker"] else typed["source_name"])
    source = known.get(typed["speaker"] or typed["source"])
    return str(new or (source.name if source else ""))


def first_day(text: str) -> date | None:
    try:
        return timespan.parse(text).earliest if text else None
    except InvalidDate:
        return None
