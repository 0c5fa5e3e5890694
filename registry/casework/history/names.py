# SPDX-License-Identifier: Apache-2.0
"""What the ids in a draft stand for, as these are called today."""

from collections.abc import Iterable
from uuid import UUID

from registry.casework.draft import RecordDraft
from registry.casework.history.labels import Names, text_of
from registry.casework.models import Actor, EventGroup
from registry.evidence.models import Source, SourceItem


def names_of(drafts: Iterable[RecordDraft]) -> Names:
    """Return the names of documents (by their publisher), speakers, parties and waves. Four queries."""
    items: set[UUID] = set()
    speakers: set[UUID | None] = set()
    actors: set[UUID] = set()
    groups: set[UUID | None] = set()
    for draft in drafts:
        items |= {claim.source_item for claim in draft.claims}
        speakers |= {claim.speaker for claim in draft.claims}
        actors |= {each.actor for each in draft.attributions}
        groups.add(draft.event_group)
    found = {
        item.pk: described(item) for item in SourceItem.objects.filter(pk__in=items).select_related("source")
    }
    found |= {source.pk: source.name for source in Source.objects.filter(pk__in=filter(None, speakers))}
    found |= {actor.pk: text_of(actor.names) for actor in Actor.objects.filter(pk__in=actors)}
    return found | {
        group.pk: text_of(group.title) for group in EventGroup.objects.filter(pk__in=filter(None, groups))
    }


def described(item: SourceItem) -> str:
    """Return publisher and what tells the document from its others."""
    return ", ".join(filter(None, (item.source.name, item.url or item.title, item.published_edtf)))
