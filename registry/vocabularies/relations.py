# SPDX-License-Identifier: Apache-2.0
"""The rules between the terms of one vocabulary file. They are asked once each term is sound by itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Raw = Mapping[str, Any]


def unique_codes(raw: Raw) -> Iterator[tuple[str, str]]:
    counts = Counter(concept["code"] for concept in raw["concept"])
    yield from ((code, "code is used twice") for code, count in counts.items() if count > 1)


def unique_labels(raw: Raw) -> Iterator[tuple[str, str]]:
    """Yield labels that stand for two terms: a person choosing from a list could not tell them apart."""
    seen: dict[str, str] = {}
    for concept in raw["concept"]:
        english = concept["label"]["en"].casefold()
        if seen.setdefault(english, concept["code"]) != concept["code"]:
            yield concept["code"], f"has the same English label as {seen[english]}"


def known_parents(raw: Raw) -> Iterator[tuple[str, str]]:
    codes = {concept["code"] for concept in raw["concept"]}
    for concept in raw["concept"]:
        if "parent" in concept and not raw["hierarchical"]:
            yield concept["code"], "has a parent in a scheme that is not hierarchical"
        elif "parent" in concept and concept["parent"] not in codes:
            yield concept["code"], f"parent {concept['parent']} is not in this scheme"


def no_cycles(raw: Raw) -> Iterator[tuple[str, str]]:
    parents = {concept["code"]: concept.get("parent") for concept in raw["concept"]}
    for code, parent in parents.items():
        seen, up = {code}, parent
        while up is not None and up not in seen:
            seen.add(up)
            up = parents.get(up)
        if up == code:
            yield code, "is its own ancestor"


def named_families(raw: Raw) -> Iterator[tuple[str, str]]:
    parents = {concept.get("parent") for concept in raw["concept"]}
    for concept in raw["concept"]:
        if "family_label" in concept and (concept.get("grouping") or concept["code"] not in parents):
            yield concept["code"], "has a family_label and is no family that may be recorded itself"


def sound_replacements(raw: Raw) -> Iterator[tuple[str, str]]:
    active = {concept["code"] for concept in raw["concept"] if concept.get("status", "active") == "active"}
    for concept in raw["concept"]:
        if "replaced_by" in concept and concept["replaced_by"] not in active:
            yield (
                concept["code"],
                f"replaced_by {concept['replaced_by']} is not an active concept of this scheme",
            )


RELATIONS: tuple[Callable[[Raw], Iterator[tuple[str, str]]], ...] = (
    unique_codes,
    unique_labels,
    known_parents,
    no_cycles,
    named_families,
    sound_replacements,
)
