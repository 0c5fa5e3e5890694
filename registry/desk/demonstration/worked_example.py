# SPDX-License-Identifier: Apache-2.0
"""The worked example: one undated text of a partisan outlet, read into one incident and three aggregate reports.

It shows what the registry does with a second-hand chain, areas without a point, families and persons, a vague number,
parts of a figure, and an attribution that rests on context alone. All words are the registry's own.
"""

from dataclasses import replace

from registry.casework.draft import (
    CasualtyDraft,
    ClaimDraft,
    DisplacementDraft,
    LocationDraft,
    ObjectDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.desk.demonstration.worked_evidence import Evidence, attributions

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
SUMMARY = {
    "en": "According to Syria Civil Defence, as relayed by one outlet, cluster munitions were used during a bombardment "
    "of towns in Idleb and Aleppo governorates. One child was reported killed and 20 people injured, among them nine "
    "children and six women; thousands of families were reported displaced overnight. The text names no single place.",
    "ar": "بحسب الدفاع المدني السوري، كما نقلت عنه وسيلة إعلامية واحدة، استُخدمت ذخائر عنقودية خلال قصف بلدات في "
    "محافظتي إدلب وحلب. وأُفيد بمقتل طفل واحد وإصابة 20 شخصاً، بينهم تسعة أطفال وست نساء، وبنزوح آلاف العائلات "
    "خلال الليل. ولا يسمّي النص مكاناً بعينه.",
}
BOMBARDED = {
    "en": "Bombardment of more than 16 cities and towns reported, Idleb and Aleppo, Nov 2024",
    "ar": "تقارير عن قصف أكثر من 16 مدينة وبلدة، إدلب وحلب، نوفمبر 2024",
}
DISPLACED = {
    "en": "More than 70,000 people reported displaced before 27 Nov 2024",
    "ar": "تقارير عن نزوح أكثر من 70,000 شخص قبل 27 نوفمبر 2024",
}
DAMAGED = {
    "en": "Damage to civilian infrastructure reported, before 27 Nov 2024",
    "ar": "تقارير عن أضرار في البنية التحتية المدنية، قبل 27 نوفمبر 2024",
}
BY_CONTEXT = (
    "One source group. The sentence itself names no party; the party is taken from the sentence before it and is "
    "recorded as alleged."
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
            "ar": "تقارير عن استخدام ذخيرة عنقودية، إدلب وحلب، نحو 27 نوفمبر 2024",
        },
        summary=SUMMARY,
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
        title=DAMAGED,
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
            title=BOMBARDED,
            date_edtf="2024-11-27~",
            cumulative=False,
            places_min=17,
            places_qualifier="more_than",
        ),
        replace(
            months,
            title=DISPLACED,
            claims=(replace(own, displacements=(many,)),),
        ),
        replace(months, objects=(ObjectDraft(object_class="unknown"),)),
    )
