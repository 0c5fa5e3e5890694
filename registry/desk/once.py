# SPDX-License-Identifier: Apache-2.0
"""What a page sends twice happens once: a second click makes no second record and is no conflict with itself."""

import secrets
from uuid import UUID, uuid5

from django.db import transaction
from django.http import QueryDict

from registry.accounts.models import User
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Record
from registry.desk.forms.entry import Entry
from registry.desk.forms.from_record import from_record
from registry.desk.forms.to_draft import to_draft
from registry.desk.history import last_writer
from registry.domain.errors import Refusal

Shown = dict[str, list[str]]


def fresh() -> str:
    """Return the key of a page that is shown for the first time."""
    return secrets.token_urlsafe(16)


def record_key(typed: QueryDict, by: User) -> UUID | None:
    """Return the id that a record from this page gets, however often the page is sent; None for a page without a key.

    The person is part of it: no key of one person's page ever names a record of another's.
    """
    sent = str(typed.get("once", ""))
    return uuid5(by.pk, sent) if sent else None


def logged_before(typed: QueryDict, by: User) -> Record | None:
    """Return the record that this very page has made already."""
    key = record_key(typed, by)
    return Record.objects.visible_to(by).filter(pk=key).first() if key else None


def stands_already(entry: Entry, record: Record, by: User) -> bool:
    """Whether the same person has just saved exactly this. The entry is written over what stands, and undone."""
    standing = Record.objects.visible_to(by).get(pk=record.pk)
    if last_writer(standing) != by:
        return False
    before = shown(standing)
    try:
        with transaction.atomic():
            draft = to_draft(entry, by=by, base=standing)
            after = shown(rewrite_record(standing, draft, by=by, row_version=standing.row_version))
            transaction.set_rollback(True)
    except Refusal:
        return False
    return before == after


def shown(record: Record) -> Shown:
    """Return what the page would show of the record. Rows and documents of other ids say the same."""
    sent = from_record(record)
    return {
        name: values
        for name, values in sent.lists()
        if name not in ("row_version", "open") and not name.endswith(("-item", "-id"))
    }
