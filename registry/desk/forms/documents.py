# SPDX-License-Identifier: Apache-2.0
"""Which document a claim cites: the one that stands, one named earlier on the same page, or a new one."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from registry.accounts.models import User
from registry.casework.models import Record
from registry.evidence import actions as evidence
from registry.evidence.models import Source, SourceItem

SHOWN = {
    "url": "url",
    "archive_url": "archive_url",
    "published_edtf": "published_edtf",
    "language": "language",
}
SHOWN |= {"title": "document_title", "restricted": "document_restricted"}
NAMED = ("name", "kind", "protected", "reliability")


@dataclass(frozen=True, slots=True)
class Cited:
    """The document, who is quoted in it, and the name under which the claim counts once."""

    item: UUID
    speaker: UUID | None
    origin: str


@dataclass(slots=True)
class Documents:
    """The documents of one page. A document others may rest on is never changed under them: a change files a new one."""

    by: User
    filed: dict[tuple[object, ...], UUID] = field(default_factory=dict)
    named: dict[tuple[object, ...], Source] = field(default_factory=dict)

    def cite(self, typed: dict[str, Any]) -> Cited:
        """Raises: NotPermitted, InvalidDate."""
        publisher = self.source(typed, "source")
        speaker = self.source(typed, "speaker") if typed["speaker"] or typed["speaker_name"] else None
        shown = {name: typed[field] for name, field in SHOWN.items()}
        return Cited(
            item=self.document(publisher, shown, typed["item"]),
            speaker=speaker.pk if speaker else None,
            origin=(speaker or publisher).name[:80],
        )

    def source(self, typed: dict[str, Any], name: str) -> Source:
        if typed[name]:
            return Source.objects.get(pk=typed[name])
        new = {word: typed[f"{name}_{word}"] for word in NAMED}
        key = tuple(new.values())
        if key not in self.named:
            self.named[key] = evidence.source(**new, by=self.by)
        return self.named[key]

    def document(self, publisher: Source, shown: dict[str, Any], standing: UUID | None) -> UUID:
        key = (publisher.pk, *shown.values())
        if key not in self.filed:
            item = self.cited_already(standing, publisher) if standing else None
            kept = item is not None and all(
                plain(getattr(item, name)) == plain(shown[name]) for name in shown
            )
            filed = item if kept and item else evidence.source_item(source=publisher, by=self.by, **shown)
            self.filed[key] = filed.pk
        return self.filed[key]

    def cited_already(self, standing: UUID, publisher: Source) -> SourceItem | None:
        """Return the document where a record that its writer sees cites it; an id alone opens none."""
        seen = Record.objects.visible_to(self.by)
        cited = SourceItem.objects.filter(pk=standing, source=publisher, claims__record__in=seen)
        return cited.distinct().first()


def plain(value: object) -> str:
    """Return the value as a browser may send it back: line breaks and outer spaces do not tell two apart."""
    return " ".join(str(value).split())
