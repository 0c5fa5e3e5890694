# SPDX-License-Identifier: Apache-2.0
"""What the world reads: frozen documents, the columns they are found by, and the feed of changes.

Only `publishing` writes here, through `published.write`. Rows hold codes and frozen labels and point at nothing private.
"""

from registry.published.models.document import Document
from registry.published.models.feed import Change, Dataset
from registry.published.models.reference import Area, Vocabulary
from registry.published.models.requests import InboxItem, RequestState
from registry.published.models.version import Version

__all__ = ["Area", "Change", "Dataset", "Document", "InboxItem", "RequestState", "Version", "Vocabulary"]
