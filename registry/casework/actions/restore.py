# SPDX-License-Identifier: Apache-2.0
"""Bringing an earlier version back: as a new version, by a person, for a reason."""

from dataclasses import replace

from registry.accounts.models import User
from registry.casework.actions.log import rewrite_record
from registry.casework.history.state import state_at
from registry.casework.history.versions import Version
from registry.casework.models import Record
from registry.domain.errors import NeedsReason
from registry.domain.text import plain_text
from registry.domain.visibility import opens


def restore(record: Record, version: Version, *, by: User, row_version: int, reason: str) -> Record:
    """Write the record as it stood in this version. Parts that were taken away since come back under their ids.

    A record that was made more confidential since stays so: opening it is a step of its own.

    `row_version`: the one the person read.
    Raises: NeedsReason; what `rewrite_record` raises, InvalidInput too where a rule of today refuses the old version.
    """
    reason = plain_text(reason.strip(), field="reason")
    if not reason:
        raise NeedsReason("Say why the earlier version comes back.", field="reason")
    draft = state_at(record, version)
    if opens(record.sensitivity, draft.sensitivity):
        draft = replace(draft, sensitivity=record.sensitivity)
    return rewrite_record(record, draft, by=by, row_version=row_version, reason=reason)
