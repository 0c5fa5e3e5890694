# SPDX-License-Identifier: Apache-2.0
"""The weapons of the published vocabulary: families, and the classes in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from registry.published.models import Vocabulary


@dataclass(frozen=True, slots=True)
class Weapon:
    """`label`, `definition`: by language. `parent`: the code of its family, empty for a family."""

    code: str
    label: Mapping[str, str]
    definition: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""


def weapons() -> list[Weapon]:
    """Return all of them, each family before its classes, in the order of the vocabulary."""
    row = Vocabulary.objects.filter(code="weapon").first()
    return list(in_families([weapon_of(concept) for concept in row.body["concepts"]])) if row else []


def weapon_of(concept: Mapping[str, Any]) -> Weapon:
    return Weapon(
        concept["code"], concept["label"], concept.get("definition", {}), concept.get("parent") or ""
    )


def in_families(known: Sequence[Weapon]) -> Iterator[Weapon]:
    for family in known:
        if not family.parent:
            yield family
            yield from (each for each in known if each.parent == family.code)
