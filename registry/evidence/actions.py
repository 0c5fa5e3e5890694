# SPDX-License-Identifier: Apache-2.0
"""Naming a source and filing a document of it. Forms, importers and the seed come through here."""

from collections.abc import Sequence
from datetime import UTC, datetime

from registry.accounts.models import User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain import timespan
from registry.domain.text import plain_text
from registry.evidence.models import Source, SourceItem


def source(
    *,
    name: str,
    kind: str,
    by: User,
    country: str = "",
    languages: Sequence[str] = (),
    reliability: str = "f",
    alignment_note: str = "",
    protected: bool = False,
) -> Source:
    """Return the source of this name and kind, adding it where none stands; what stands is left as it is.

    Capitals and spaces make no second source.

    A protected source is always a new one: two people may both be called “a resident”.
    Raises: NotPermitted; InvalidInput for a name that hides characters.
    """
    refuse_reader(by)
    name = plain_text(" ".join(name.split()), field="source_name")
    standing = Source.objects.filter(name__iexact=name, kind=kind, protected=False).first()
    if standing and not protected:
        return standing
    with acting_as(by.pk):
        added = Source.objects.create(
            name=name,
            kind=kind,
            country=country,
            languages=list(languages),
            reliability=reliability,
            alignment_note=alignment_note,
            protected=protected,
        )
        tell("source.added", actor=by.pk, subject=str(added.pk), data={"kind": kind})
    return added


def source_item(
    *,
    source: Source,
    by: User,
    title: str = "",
    author: str = "",
    language: str = "",
    url: str = "",
    archive_url: str = "",
    published_edtf: str = "",
    media_type: str = "",
    sha256: str = "",
    restricted: bool = False,
    external_id: str = "",
) -> SourceItem:
    """File one document, post, page or data row and return it.

    Raises: NotPermitted; InvalidDate for a date of publication in no known form, with the field named.
    """
    refuse_reader(by)
    published = timespan.parse(published_edtf).earliest if published_edtf else None
    with acting_as(by.pk):
        item = SourceItem.objects.create(
            source=source,
            title=title,
            author=author,
            language=language,
            url=url,
            archive_url=archive_url,
            published_edtf=published_edtf,
            published_on=published,
            accessed_at=datetime.now(UTC),
            media_type=media_type,
            sha256=sha256,
            restricted=restricted,
            external_id=external_id,
            filed_by=by,
        )
        tell("source_item.filed", actor=by.pk, subject=str(item.pk), data={"source": str(source.pk)})
    return item
