# SPDX-License-Identifier: Apache-2.0
"""Sources, documents and actors of the demonstration, made once and found again."""

from uuid import UUID

from registry.casework.models import Actor
from registry.evidence.models import Source, SourceItem


def source(name: str, kind: str, *, alignment_note: str = "", country: str = "") -> Source:
    found, _ = Source.objects.get_or_create(
        name=name, kind=kind, defaults={"alignment_note": alignment_note, "country": country}
    )
    return found


def item(publisher: Source, external_id: str, **fields: str) -> UUID:
    found, _ = SourceItem.objects.get_or_create(source=publisher, external_id=external_id, defaults=fields)
    return found.pk


def actor(
    code: str, names: dict[str, str], actor_class: str, *, unidentified: bool = False, invented: bool = False
) -> UUID:
    found, _ = Actor.objects.get_or_create(
        code=code,
        defaults={
            "names": names,
            "actor_class": actor_class,
            "unidentified_unit": unidentified,
            "is_demonstration": invented,
        },
    )
    return found.pk
