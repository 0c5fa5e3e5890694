# SPDX-License-Identifier: Apache-2.0
"""Writing what was planned: document, record and the memory of the row in one transaction, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any

from django.db import IntegrityError, transaction

from registry.accounts.models import Team, User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.log import log_record, rewrite_record
from registry.casework.draft import RecordDraft
from registry.casework.models import Actor, Record
from registry.evidence import actions as evidence
from registry.evidence.models import Source, SourceItem
from registry.intake.errors import RowRefused
from registry.intake.importer import Dataset, NamedActor
from registry.intake.models import ImportedRow, Submission
from registry.intake.plan import Plan

# What makes a row of a dataset one document and one record.
ONCE = ("dataset_row_imported_once", "item_external_id_once")


def dataset_source(dataset: Dataset, *, by: User) -> Source:
    """Return the one source that all rows of the dataset are claims of."""
    note = f"{dataset.publisher}. Licence: {dataset.licence}. Cite: {dataset.citation}"
    return evidence.source(name=dataset.name, kind="dataset", by=by, alignment_note=note)


def create(
    plan: Plan,
    *,
    source: Source,
    dataset: Dataset,
    submission: Submission,
    by: User,
    team: Team | None = None,
) -> Record:
    """Log the record as a draft of `by`. Raises: RowRefused, and what `casework.log_record` raises."""
    imported = plan.imported
    with acting_as(by.pk), not_of_others(imported.external_id):
        item = evidence.source_item(
            source=source,
            by=by,
            title=imported.document_title,
            url=dataset.url,
            published_edtf=dataset.published_edtf,
            media_type="text/csv",
            external_id=imported.external_id,
        )
        record = log_record(filled_in(plan, item, by=by), by=by, team=team.pk if team else None)
        ImportedRow.objects.create(
            importer=submission.importer,
            external_id=imported.external_id,
            record=record,
            **remembered(plan, submission, record),
        )
    return record


@contextmanager
def not_of_others(external_id: str) -> Iterator[None]:
    """Refuse a row of which a draft stands that the person does not see: one row of a dataset makes one record.

    Raises: RowRefused.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        if not any(name in str(taken) for name in ONCE):
            raise
        sentence = f"Row id {external_id} was taken in by somebody whose drafts you do not see."
        raise RowRefused("held_by_others", sentence, column="id", value=external_id) from taken


def update(plan: Plan, standing: ImportedRow, *, submission: Submission, by: User) -> Record:
    """Write the draft anew. Raises: what `casework.rewrite_record` raises."""
    with acting_as(by.pk):
        item = SourceItem.objects.get(claims__record=standing.record, external_id=standing.external_id)
        draft = filled_in(plan, item, by=by)
        record = rewrite_record(standing.record, draft, by=by, row_version=standing.record_version)
        ImportedRow.objects.filter(pk=standing.pk).update(**remembered(plan, submission, record))
    return record


def remembered(plan: Plan, submission: Submission, record: Record) -> dict[str, Any]:
    return {
        "submission": submission,
        "row_number": plan.row.number,
        "raw": plan.row.raw,
        "listed_sources": [asdict(listed) for listed in plan.imported.listed_sources],
        "flags": list(plan.imported.flags),
        "fingerprint": plan.fingerprint,
        "record_version": record.row_version,
    }


def filled_in(plan: Plan, item: SourceItem, *, by: User) -> RecordDraft:
    """Return the draft with the ids of its document and actors."""
    draft = plan.imported.draft
    named = zip(draft.attributions, plan.imported.actors, strict=True)
    return replace(
        draft,
        claims=tuple(replace(claim, source_item=item.pk) for claim in draft.claims),
        attributions=tuple(replace(each, actor=actor_named(actor, by=by).pk) for each, actor in named),
    )


def actor_named(named: NamedActor, *, by: User) -> Actor:
    """Return the actor with this code, adding it under the dataset's name; what stands is left as it is."""
    actor, added = Actor.objects.get_or_create(
        code=named.code, defaults={"names": {"en": named.name}, "actor_class": named.actor_class}
    )
    if added:
        tell("actor.added", actor=by.pk, subject=str(actor.pk), data={"code": named.code})
    return actor
