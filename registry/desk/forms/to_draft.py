# SPDX-License-Identifier: Apache-2.0
"""From the page to the draft that casework takes: evidence and parties are named first, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from registry.accounts.models import User
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
from registry.casework.models import Record
from registry.desk.forms.entry import Entry
from registry.desk.forms.naming import Names, Naming
from registry.desk.forms.said import said
from registry.desk.forms.standing import Standing, bounds

RECORD = ("date_edtf", "date_margin_days", "date_basis", "harm_grade", "grade_reason", "sensitivity", "notes")
WHEN = ("time_part", "time_local", "timezone")
INCIDENT = ("incident_type", *WHEN, "populated_area", "repeat_strike", "warning_reported", "erw_left")
REPORT = ("cumulative", "places_min", "places_qualifier")
STATED = ("id", "min", "max", "best", "qualifier", "verbatim_quantity")
CLAIM = (
    "position",
    "scope",
    "verbatim",
    "verbatim_language",
    "translation",
    "credibility",
    "retracted_by_source_at",
)
ATTRIBUTION = (
    "role",
    "confidence",
    "basis",
    "position",
    "denied_at",
    "deaths_conceded_min",
    "deaths_conceded_max",
)
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
    return draft_of(entry, Naming.of(by), base, Standing.of(base))


def draft_of(entry: Entry, names: Names, base: Record | None, standing: Standing) -> RecordDraft:
    typed = said(entry.record)
    kind = INCIDENT if entry.kind == "incident" else REPORT
    stated = filled_positions(entry, "claims")
    return RecordDraft(
        kind=entry.kind,
        title=told(base.title if base else {}, typed, "title"),
        summary=told(base.summary if base else {}, typed, "summary"),
        date_precision=standing.precision(typed["date_edtf"]),
        event_group=names.event_group(typed),
        locations=tuple(location(said(form), standing) for form in entry.filled("locations")),
        claims=tuple(claim(form, names, standing, stated) for form in entry.filled("claims")),
        weapons=tuple(WeaponDraft(**said(form)) for form in entry.filled("weapons")),
        objects=tuple(ObjectDraft(**said(form)) for form in entry.filled("objects")),
        attributions=tuple(attribution(said(form), names, stated) for form in entry.filled("attributions")),
        **{name: typed[name] for name in (*RECORD, *kind)},
    )


def told(standing: dict[str, str], typed: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return the text by language: what was typed, and the languages this page does not show."""
    shown = {language: typed[f"{name}_{language}"].strip() for language in ("en", "ar")}
    others = {language: text for language, text in standing.items() if language not in shown}
    return {language: text for language, text in shown.items() if text} | others


def filled_positions(entry: Entry, name: str) -> list[int]:
    """Return the rows of the page that somebody wrote into: row 2 of the page may be row 1 of the draft."""
    return [position for position, form in enumerate(entry.sets[name].forms) if form.has_changed()]


def place_in(stated: Sequence[int], row: int | None) -> int | None:
    """Return where a row of the page stands in the draft; None where it names none, or an empty one."""
    return stated.index(row) if row in stated else None


def location(typed: dict[str, Any], standing: Standing) -> LocationDraft:
    area = typed["area"]
    second = standing.second_level.get((typed["country"], typed["admin2"]), "")
    return LocationDraft(
        name=standing.told(en=typed["name"], ar=typed["name_ar"]),
        admin1_pcode=area.pcode,
        admin1_name=area.name,
        admin2_pcode=second,
        admin2_name=standing.told(en=typed["admin2"]),
        cod_version=area.cod_version,
        widely_published=typed["widely_published"],
        restricted=typed["restricted"],
        **{name: typed[name] for name in ("id", *LOCATION)},
    )


def claim(form: Any, names: Names, standing: Standing, stated: Sequence[int]) -> ClaimDraft:
    typed = said(form)
    cited = names.cite(typed)
    return ClaimDraft(
        source_item=cited.item,
        speaker=cited.speaker,
        origin_group=typed["origin_group"] or cited.origin,
        excluded_reason=standing.told(en=typed["excluded_reason"]),
        supersedes=place_in(stated, typed["supersedes"]),
        casualties=casualties(form, standing),
        displacements=tuple(
            displaced(said(row), standing) for row in form.displacements.forms if row.has_changed()
        ),
        **{name: typed[name] for name in ("id", *CLAIM)},
    )


def casualties(form: Any, standing: Standing) -> tuple[CasualtyDraft, ...]:
    """Return the filled figures; a part's whole is counted among them alone."""
    filled = [position for position, row in enumerate(form.casualties.forms) if row.has_changed()]
    drafts = []
    for position in filled:
        typed = said(form.casualties.forms[position])
        draft = CasualtyDraft(
            harm=typed["harm"],
            status=typed["status"],
            sex=typed["sex"],
            age=typed["age"],
            roles=tuple(typed["roles"]),
            includes_combatants=typed["includes_combatants"],
            part_of=place_in(filled, typed["part_of"]),
            **{name: typed[name] for name in STATED},
        )
        # Only a figure that a dataset stated may keep bounds that are out of order.
        drafts.append(replace(draft, as_imported=bounds(draft) in standing.imported))
    return tuple(drafts)


def displaced(typed: dict[str, Any], standing: Standing) -> DisplacementDraft:
    return DisplacementDraft(
        unit=typed["unit"],
        from_place=standing.told(en=typed["from_place"]),
        to_place=standing.told(en=typed["to_place"]),
        period_edtf=typed["period_edtf"],
        cumulative=typed["cumulative"],
        **{name: typed[name] for name in STATED},
    )


def attribution(typed: dict[str, Any], names: Names, stated: Sequence[int]) -> AttributionDraft:
    return AttributionDraft(
        actor=names.actor(typed),
        claim=place_in(stated, typed["claim"]),
        **{name: typed[name] for name in ("id", *ATTRIBUTION)},
    )
