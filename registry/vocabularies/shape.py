# SPDX-License-Identifier: Apache-2.0
"""A vocabulary as its file tells it, in memory and without a database."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConceptData:
    """One term. `attributes`: what only some schemes have; `crosswalk`: the codes of others."""

    code: str
    label: Labels
    definition: Labels
    parent: str | None
    position: int
    attributes: Mapping[str, Any]
    crosswalk: Mapping[str, tuple[str, ...]]
    status: str
    replaced_by: str | None

    @property
    def recordable(self) -> bool:
        """Whether a new record may carry it."""
        return self.status == "active" and not self.grouping

    @property
    def grouping(self) -> bool:
        """Whether it is a heading and a filter only."""
        return bool(self.attributes.get("grouping"))

    @property
    def heading(self) -> Labels:
        """What it is called where those below it are meant too."""
        heading: Labels = self.attributes.get("family_label", self.label)
        return heading

    @classmethod
    def of(cls, raw: Mapping[str, Any], *, position: int, attributes: frozenset[str]) -> Self:
        return cls(
            code=raw["code"],
            label=raw["label"],
            definition=raw["definition"],
            parent=raw.get("parent"),
            position=position,
            attributes={key: value for key, value in raw.items() if key in attributes},
            crosswalk={key: tuple(value) for key, value in raw.get("crosswalk", {}).items()},
            status=raw.get("status", "active"),
            replaced_by=raw.get("replaced_by"),
        )

    def as_public(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "label": filled(self.label),
            "definition": filled(self.definition),
            "parent": self.parent,
            "status": self.status,
            "replaced_by": self.replaced_by,
            "attributes": dict(self.attributes),
            "crosswalk": {key: list(value) for key, value in self.crosswalk.items()},
        }


@dataclass(frozen=True)
class SchemeData:
    """One vocabulary, its terms in the order of the file."""

    code: str
    title: Labels
    description: Labels
    version: int
    source: str
    hierarchical: bool
    concepts: tuple[ConceptData, ...]

    @cached_property
    def by_code(self) -> Mapping[str, ConceptData]:
        return {concept.code: concept for concept in self.concepts}

    @cached_property
    def sha256(self) -> str:
        """Hash of the content: comments, spacing and the order of keys in the file do not change it."""
        text = json.dumps(self.as_public(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def as_public(self) -> dict[str, Any]:
        """Return JSON data. Labels a translator has yet to fill are left out: English stands in for them."""
        return {
            "code": self.code,
            "title": filled(self.title),
            "description": filled(self.description),
            "version": self.version,
            "source": self.source,
            "hierarchical": self.hierarchical,
            "concepts": [concept.as_public() for concept in self.concepts],
        }


def filled(labels: Labels) -> dict[str, str]:
    return {language: text for language, text in labels.items() if text}
