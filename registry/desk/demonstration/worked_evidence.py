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
        russian=militias("Russian", "بروسيا"),
        iranian=militias("Iranian", "بإيران"),
        group=group.pk,
    )


def militias(whose: str, whose_in_arabic: str) -> UUID:
    """Return those that the text affiliates with a state, of no unit that it names."""
    names = {
        "en": f"{whose}-affiliated militias (unit not identified)",
        "ar": f"ميليشيات مرتبطة {whose_in_arabic} (الوحدة غير محددة)",
    }
    return actor(f"{whose.lower()}-affiliated-unidentified", names, "militia", unidentified=True)


def attributions(held: Evidence) -> tuple[AttributionDraft, ...]:
    by_context = AttributionDraft(actor=held.government, basis="context_of_source", claim=0)
    return (
        by_context,
        replace(by_context, actor=held.russian, role="ally_or_partner"),
        replace(by_context, actor=held.iranian, role="ally_or_partner"),
    )
