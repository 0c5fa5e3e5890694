# SPDX-License-Identifier: Apache-2.0
"""The files of a record, as its pages list them."""

from registry.casework.models import Attachment, Record


def files_of(record: Record) -> list[Attachment]:
    return list(record.attachments.select_related("file", "added_by", "source_item__source"))
