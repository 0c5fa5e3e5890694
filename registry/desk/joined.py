# SPDX-License-Identifier: Apache-2.0
"""Merges and splits in the history of a record: of the one that stays, of the one that went, of both halves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from registry.casework.history.joinings import merges_of, references, splits_of
from registry.casework.models import Merge, Record
from registry.ui.wording.terms import isolated


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a history."""

    at: datetime
    who: str
    what: str
    why: str = ""
    sha256: str = ""


def joined(record: Record) -> Iterator[Happened]:
    """Yield what made one record of two or two of one. Of a record that the reader does not see, no reference."""
    merges, splits = merges_of(record), splits_of(record)
    others = {key for each in merges for key in (each.duplicate_id, each.survivor_id)}
    named = references(others | {key for each in splits for key in (each.record_id, each.part_id)})
    for merge in merges:
        yield from merge_lines(merge, record, named)
    for split in splits:
        went = split.record_id == record.pk
        words = _("split %(other)s off") if went else _("split it off from %(other)s")
        other = split.part_id if went else split.record_id
        yield Happened(split.split_at, str(split.split_by), of_another(words, other, named), split.reason)


def merge_lines(merge: Merge, record: Record, named: dict[UUID, str]) -> Iterator[Happened]:
    stays = merge.survivor_id == record.pk
    other = merge.duplicate_id if stays else merge.survivor_id
    words = _("proposed to merge %(other)s into it") if stays else _("proposed to merge it into %(other)s")
    yield Happened(merge.proposed_at, str(merge.proposed_by), of_another(words, other, named), merge.reason)
    if merge.declined_at:
        yield Happened(
            merge.declined_at,
            str(merge.declined_by),
            of_another(_("declined the merge with %(other)s"), other, named),
        )
    if merge.confirmed_at:
        words = _("merged %(other)s into it") if stays else _("merged it into %(other)s")
        yield Happened(merge.confirmed_at, str(merge.confirmed_by), of_another(words, other, named))
    if merge.undone_at:
        words = _("undid the merge with %(other)s")
        yield Happened(
            merge.undone_at, str(merge.undone_by), of_another(words, other, named), merge.undo_reason
        )


def of_another(words: str, other: UUID, named: dict[UUID, str]) -> str:
    """Return the words with the reference of the other record, where the reader sees it."""
    return words % {"other": isolated(named[other]) if other in named else _("a record that you do not see")}
