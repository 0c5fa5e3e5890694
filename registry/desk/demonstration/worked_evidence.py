# SPDX-License-Identifier: Apache-2.0
"""What the worked example rests on: the text, who speaks in it, the parties it names and the wave it belongs to."""

from dataclasses import dataclass, replace
from uuid import UUID

from registry.casework.draft import AttributionDraft
from registry.casework.models import EventGroup
from registry.desk.demonstration.evidence import actor, item, source


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
        title={
            "en": "Idleb–Aleppo bombardment, from 27 November 2024",
            "ar": "قصف إدلب وحلب، ابتداءً من 27 نوفمبر 2024",
        },
        date_edtf="2024-11-27/..",
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
            {
                "en": "Russian-affiliated militias (unit not identified)",
                "ar": "ميليشيات مرتبطة بروسيا (الوحدة غير محددة)",
            },
            "militia",
            unidentified=True,
        ),
        iranian=actor(
            "iranian-affiliated-unidentified",
            {
                "en": "Iranian-affiliated militias (unit not identified)",
                "ar": "ميليشيات مرتبطة بإيران (الوحدة غير محددة)",
            },
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
