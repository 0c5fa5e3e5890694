# SPDX-License-Identifier: Apache-2.0
"""From the page to the draft that casework takes: evidence and parties are named first, in one transaction."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from registry.accounts.models import User
from registry.casework.actions.naming import name_actor, name_event_group
from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    ClaimDraft,
    DisplacementDraft,
    LocationDraft,
    ObjectDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.casework.models import CasualtyFigure, Record
from registry.desk.forms.documents import Documents
from registry.desk.forms.entry import Entry

Imported = frozenset[tuple[object, ...]]

RECORD = ("date_edtf", "date_margin_days", "date_basis", "harm_grade", "grade_reason", "sensitivity")
INCIDENT = ("incident_type", "time_part", "populated_area", "repeat_strike", "warning_reported", "erw_left")
REPORT = ("cumulative", "places_min", "places_qualifier")
STATED = ("min", "max", "best", "qualifier", "verbatim_quantity")
LOCATION = (
    "precision",
    "role",
    "name_original",
    "gazetteer_ref",
    "country",
    "geom",
    "uncertainty_m",
    "method",
)


def to_draft(entry: Entry, *, by: User, base: Record | None = None) -> RecordDraft:
    """Return the draft of a valid entry. `base`: what stands now, for what the page does not show.

    Raises: NotPermitted; InvalidInput naming the field.
    """
    typed = entry.record.cleaned_data
    kind = INCIDENT if entry.kind == "incident" else REPORT
    documents, imported = Documents(by=by), imported_figures(base)
    return RecordDraft(
        kind=entry.kind,
        title=told(base.title if base else {}, typed, "title"),
        summary=told(base.summary if base else {}, typed, "summary"),
        event_group=event_group(typed, by=by),
        locations=tuple(location(form.cleaned_data) for form in entry.filled("locations")),
        claims=tuple(claim(form, documents, imported) for form in entry.filled("claims")),
        weapons=tuple(WeaponDraft(**form.cleaned_data) for form in entry.filled("weapons")),
        objects=tuple(ObjectDraft(**form.cleaned_data) for form in entry.filled("objects")),
        attributions=attributions(entry, by=by),
        **{name: typed[name] for name in (*RECORD, *kind)},
    )


def told(standing: dict[str, str], typed: dict[str, Any], name: str) -> dict[str, str]:
    """Return the text by language: what was typed, and the languages this page does not show."""
    shown = {language: typed[f"{name}_{language}"].strip() for language in ("en", "ar")}
    others = {language: text for language, text in standing.items() if language not in shown}
    return {language: text for language, text in shown.items() if text} | others


def event_group(typed: dict[str, Any], *, by: User) -> UUID | None:
    if typed["event_group_name"]:
        return UUID(str(name_event_group(title=typed["event_group_name"], by=by).pk))
    return UUID(typed["event_group"]) if typed["event_group"] else None


def location(typed: dict[str, Any]) -> LocationDraft:
    area = typed["area"]
    return LocationDraft(
        name=named(typed["name"], typed["name_ar"]),
        admin1_pcode=area.pcode,
        admin1_name=area.name,
        admin2_name=named(typed["admin2"]),
        cod_version=area.cod_version,
        widely_published=typed["widely_published"],
        restricted=typed["restricted"],
        **{name: typed[name] for name in LOCATION},
    )


def named(english: str, arabic: str = "") -> dict[str, str]:
    return {language: text for language, text in {"en": english, "ar": arabic}.items() if text}


def claim(form: Any, documents: Documents, imported: Imported) -> ClaimDraft:
    typed = form.cleaned_data
    cited = documents.cite(typed)
    return ClaimDraft(
        source_item=cited.item,
        speaker=cited.speaker,
        origin_group=typed["origin_group"] or cited.origin,
        position=typed["position"],
        scope=typed["scope"],
        verbatim=typed["verbatim"],
        verbatim_language=typed["verbatim_language"],
        credibility=typed["credibility"],
        excluded_reason=named(typed["excluded_reason"]),
        casualties=casualties(form, imported),
        displacements=tuple(
            displaced(row.cleaned_data) for row in form.displacements.forms if row.has_changed()
        ),
    )


def casualties(form: Any, imported: Imported) -> tuple[CasualtyDraft, ...]:
    """Return the filled figures; a part's whole is counted among them alone."""
    filled = [position for position, row in enumerate(form.casualties.forms) if row.has_changed()]
    drafts = []
    for position in filled:
        typed = form.casualties.forms[position].cleaned_data
        whole = typed["part_of"]
        draft = CasualtyDraft(
            harm=typed["harm"],
            status=typed["status"],
            sex=typed["sex"],
            age=typed["age"],
            roles=tuple(typed["roles"]),
            includes_combatants=typed["includes_combatants"],
            part_of=filled.index(whole) if whole in filled else None,
            **{name: typed[name] for name in STATED},
        )
        drafts.append(replace(draft, as_imported=bounds(draft) in imported))
    return tuple(drafts)


def imported_figures(base: Record | None) -> Imported:
    """Return the figures that a dataset stated: only these may keep bounds that are out of order."""
    if base is None:
        return frozenset()
    return frozenset(map(bounds, CasualtyFigure.objects.filter(claim__record=base, as_imported=True)))


def bounds(figure: CasualtyDraft | CasualtyFigure) -> tuple[object, ...]:
    return figure.harm, figure.min, figure.max, figure.best


def displaced(typed: dict[str, Any]) -> DisplacementDraft:
    return DisplacementDraft(
        unit=typed["unit"],
        from_place=named(typed["from_place"]),
        to_place=named(typed["to_place"]),
        period_edtf=typed["period_edtf"],
        cumulative=typed["cumulative"],
        **{name: typed[name] for name in STATED},
    )


def attributions(entry: Entry, *, by: User) -> tuple[AttributionDraft, ...]:
    claims = [position for position, form in enumerate(entry.sets["claims"].forms) if form.has_changed()]
    return tuple(attribution(form.cleaned_data, claims, by=by) for form in entry.filled("attributions"))


def attribution(typed: dict[str, Any], claims: list[int], *, by: User) -> AttributionDraft:
    actor = (
        name_actor(name=typed["actor_name"], actor_class=typed["actor_class"], by=by).pk
        if typed["actor_name"]
        else UUID(typed["actor"])
    )
    return AttributionDraft(
        actor=actor,
        claim=claims.index(typed["claim"]) if typed["claim"] in claims else None,
        **{name: typed[name] for name in ("role", "confidence", "basis", "position", "denied_at")},
    )
