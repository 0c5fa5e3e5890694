# SPDX-License-Identifier: Apache-2.0
from django.conf import settings

from registry.casework.models import Record
from registry.domain.workflow import Publication
from registry.published.envelope import PATHS


def public_address(record: Record) -> str:
    """Return the address of its public page; empty where the world cannot read it."""
    state = record.public_state
    if Publication(state.publication) is not Publication.PUBLISHED:
        return ""
    return f"{settings.REGISTRY_PUBLIC_URL}/{PATHS[record.kind]}/{state.code}"
