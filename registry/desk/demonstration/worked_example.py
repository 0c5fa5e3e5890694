# SPDX-License-Identifier: Apache-2.0
"""The worked example: one undated text of a partisan outlet, read into one incident and three aggregate reports.

It shows what the registry does with a second-hand chain, areas without a point, families and persons, a vague number,
parts of a figure, and an attribution that rests on context alone. All words are the registry's own.
"""

from dataclasses import dataclass, replace
from uuid import UUID

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
from registry.casework.models import EventGroup
from registry.desk.demonstration.evidence import actor, item, source

COD_VERSION = "COD-AB SYR, edition not stated"
IDLEB = LocationDraft(
    precision="admin1",
    country="SYR",
    admin1_pcode="SY07",
    admin1_name={"en": "Idleb", "ar": "إدلب"},
    cod_version=COD_VERSION,
    method="source_stated",
)
ALEPPO = LocationDraft(
    precision="admin1",
    country="SYR",
    admin1_pcode="SY02",
    admin1_name={"en": "Aleppo", "ar": "حلب"},
    cod_version=COD_VERSION,
    method="source_stated",
)
SUMMARY = (
    "According to Syria Civil Defence, as relayed by one outlet, cluster munitions were used during a bombardment of "
    "towns in Idleb and Aleppo governorates. One child was reported killed and 20 people injured, among them nine "
    "children and six women; thousands of families were reported displaced overnight. The text names no single place."
)
BY_CONTEXT = (
    "One source group. The sentence itself names no party; the party is taken from the sentence before it and is "
    "recorded as alleged."
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the records of the example rest on, by id."""

    text: UUID
    civil_defence: UUID
    government: UUID
    russian: UUID
    iranian: UUID
    group: UUID


def evidence() -> Evidence:
    outlet = source(
        "Partisan outlet, not identified", "partisan_media", alignment_note="Judged by its choice of words."
    )
    civil_defence = source("Syria Civil Defence (White Helmets)", "civil_defence", country="SYR")
    group, _ = EventGroup.objects.get_or_create(
        title={"en": "Idleb–Aleppo bombardment, from 27 November 2024"}, date_edtf="2024-11-27/.."
    )
    return Evidence(
        text=item(outlet, "worked-example", language="en", media_type="text/plain"),
        civil_defence=civil_defence.pk,
        government=actor(
            "syrian-government-forces-2024",
            {"en": "Syrian government forces", "ar": "القوات الحكومية السورية"},
            "state_forces",
        ),
        russian=actor(
            "russian-affiliated-unidentified",
            {"en": "Russian-affiliated militias (unit not identified)"},
            "militia",
            unidentified=True,
        ),
        iranian=actor(
            "iranian-affiliated-unidentified",
            {"en": "Iranian-affiliated militias (unit not identified)"},
            "militia",
            unidentified=True,
        ),
        group=group.pk,
    )


def attributions(held: Evidence) -> tuple[AttributionDraft, ...]:
    by_context = AttributionDraft(actor=held.government, basis="context_of_source", claim=0)
    return (
        by_context,
        replace(by_context, actor=held.russian, role="ally_or_partner"),
        replace(by_context, actor=held.iranian, role="ally_or_partner"),
    )


def incident(held: Evidence) -> RecordDraft:
    """I1: reported use of cluster munitions, two areas, no point."""
    relayed = ClaimDraft(
        source_item=held.text,
        speaker=held.civil_defence,
        origin_group="Syria Civil Defence",
        credibility="3",
    )
    return RecordDraft(
        kind="incident",
        title={
            "en": "Cluster munition use reported, Idleb and Aleppo, about 27 Nov 2024",
            "ar": "تقارير عن استخدام ذخيرة عنقودية، إدلب وحلب، نحو 27 تشرين الثاني 2024",
        },
        summary={"en": SUMMARY},
        date_edtf="2024-11-27?/2024-11-28?",
        date_basis="inferred_context",
        time_part="during_the_night",
        incident_type="bombardment_unspecified",
        harm_grade="single_source",
        grade_reason="All figures come from one origin, Syria Civil Defence, through one outlet.",
        sensitivity="public",
        event_group=held.group,
        locations=(IDLEB, ALEPPO),
        weapons=(WeaponDraft(weapon="cluster_munition", phase="at_use"),),
        claims=(
            replace(relayed, casualties=killed()),
            replace(relayed, casualties=injured()),
            replace(relayed, displacements=(displaced(),)),
        ),
        attributions=attributions(held),
    )


def displaced() -> DisplacementDraft:
    return DisplacementDraft(
        min=2000,
        unit="families",
        qualifier="vague",
        verbatim_quantity="thousands",
        period_edtf="2024-11-27/2024-11-28",
    )


def killed() -> tuple[CasualtyDraft, ...]:
    return (
        CasualtyDraft(harm="killed", min=1, max=1, status="civilian"),
        CasualtyDraft(harm="killed", min=1, max=1, status="civilian", age="child_unspecified", part_of=0),
    )


def injured() -> tuple[CasualtyDraft, ...]:
    return (
        CasualtyDraft(harm="injured", min=20, max=20, status="civilian"),
        CasualtyDraft(harm="injured", min=9, max=9, status="civilian", age="child_unspecified", part_of=0),
        CasualtyDraft(
            harm="injured", min=6, max=6, status="civilian", sex="female", age="adult_unspecified", part_of=0
        ),
    )


def reports(held: Evidence) -> tuple[RecordDraft, ...]:
    """R1 to R3: statements over many places or months. They are shown apart and added to nothing."""
    own = ClaimDraft(source_item=held.text, origin_group="Outlet")
    months = RecordDraft(
        kind="aggregate_report",
        title={"en": "Damage to civilian infrastructure reported, before 27 Nov 2024"},
        date_edtf="../2024-11-27~",
        date_basis="inferred_context",
        harm_grade="single_source",
        grade_reason=BY_CONTEXT,
        sensitivity="public",
        event_group=held.group,
        locations=(IDLEB, ALEPPO),
        cumulative=True,
        claims=(own,),
        attributions=attributions(held),
    )
    many = DisplacementDraft(
        min=70_000,
        qualifier="more_than",
        verbatim_quantity="more than 70,000",
        period_edtf="../2024-11-27~",
        cumulative=True,
    )
    return (
        replace(
            months,
            title={"en": "Bombardment of more than 16 cities and towns reported, Idleb and Aleppo, Nov 2024"},
            date_edtf="2024-11-27~",
            cumulative=False,
            places_min=17,
            places_qualifier="more_than",
        ),
        replace(
            months,
            title={"en": "More than 70,000 people reported displaced before 27 Nov 2024"},
            claims=(replace(own, displacements=(many,)),),
        ),
        replace(months, objects=(ObjectDraft(object_class="unknown"),)),
    )
