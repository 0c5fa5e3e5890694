# SPDX-License-Identifier: Apache-2.0
"""What stands beside a decision: the items that apply, what the detector found, loaded words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.accounts.models import User
from registry.casework.models import Record
from registry.domain.checklist import Item, applicable
from registry.domain.detect import Finding, Loaded, blockers, loaded_words
from registry.publishing.checks import present, private_names


@dataclass(frozen=True, slots=True)
class Deciding:
    """What the reviewer has before them."""

    items: tuple[Item, ...]
    findings: list[Finding]
    loaded: list[Loaded]


def deciding(record: Record, user: User, content: Mapping[str, Any]) -> Deciding:
    """Return it for this record. `content`: the public document that would be approved, as JSON values."""
    # Who reads no names decides nothing here, and is not told where one stands.
    names = private_names(record, by=user) if "person.read" in user.granted else []
    found = blockers(content, names=names)
    texts = [record.title, record.summary]
    loaded = dict.fromkeys(word for text in texts for word in loaded_words(text))
    return Deciding(applicable(present(record, found)), found, list(loaded))
