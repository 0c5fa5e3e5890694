# SPDX-License-Identifier: Apache-2.0
"""The published labels of all codes in all languages, read once for each version of the vocabularies."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from registry.published.invented import COUNTRIES
from registry.published.models import Area, Vocabulary

Labels = Mapping[tuple[str, str], Mapping[str, str]]
"""(vocabulary, code) to {language: label}."""


class Concept(NamedTuple):
    """`parent`: the code of its family, empty where it has none. `label`, `definition`: language to words.

    `heading`: what it is called where a number counts the classes below it too; mostly the label. `also_called`:
    language to other names that people type.
    """

    code: str
    parent: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    heading: Mapping[str, str]
    also_called: Mapping[str, Sequence[str]]


def vocabulary_version() -> str:
    return Vocabulary.objects.values_list("vocabulary_version", flat=True).first() or ""


@lru_cache(maxsize=2)
def labels(version: str) -> Labels:
    """Return the labels of this version; names of countries stand under ("country", ISO 3166-1 alpha-3)."""
    found = {
        (row.code, concept["code"]): concept["label"]
        for row in Vocabulary.objects.filter(vocabulary_version=version)
        for concept in row.body["concepts"]
    }
    countries = (
        Area.objects.filter(level=0, disputed=False).exclude(country="").values_list("country", "names")
    )
    return found | {("country", code): names for code, names in (*COUNTRIES.items(), *countries)}


@lru_cache(maxsize=2)
def headings(version: str) -> Labels:
    """Return the labels of codes that stand for those below them too: what is counted is called so."""
    families = {
        (scheme, each.code): each.heading for scheme, listed in concepts(version).items() for each in listed
    }
    return {**labels(version), **families}


@lru_cache(maxsize=2)
def concepts(version: str) -> Mapping[str, tuple[Concept, ...]]:
    """Return the code lists of this version by name, each with a family before its classes."""
    return {
        row.code: in_families([concept_of(each) for each in row.body["concepts"]])
        for row in Vocabulary.objects.filter(vocabulary_version=version)
    }


def concept_of(published: Mapping[str, Any]) -> Concept:
    code, label, parent = published["code"], published["label"], published.get("parent") or ""
    attributes = published.get("attributes", {})
    heading, also_called = attributes.get("family_label", label), attributes.get("also_called", {})
    return Concept(code, parent, label, published.get("definition", {}), heading, also_called)


def in_families(listed: list[Concept]) -> tuple[Concept, ...]:
    families = [each for each in listed if not each.parent]
    return tuple(
        each
        for family in families
        for each in (family, *(concept for concept in listed if concept.parent == family.code))
    )
