# SPDX-License-Identifier: Apache-2.0
"""Copies the vocabulary files into the database. Twice gives the same rows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from registry.vocabularies.models import Concept, Scheme
from registry.vocabularies.problems import InvalidVocabulary, Problem
from registry.vocabularies.read import SCHEMES, read
from registry.vocabularies.shape import ConceptData, SchemeData

COPIED = ["label", "definition", "position", "attributes", "status", "parent_id", "replaced_by_id"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Numbers of rows, schemes and concepts together."""

    created: int
    updated: int
    unchanged: int


def load(directory: Path = SCHEMES) -> LoadReport:
    """Copy every scheme of the folder, or none.

    Raises: InvalidVocabulary when a file breaks a rule, a known code is gone from its file, or the
    meaning of one changed while the version of its scheme did not.
    """
    wanted = read(directory)
    with transaction.atomic():
        stored = {scheme.code: scheme for scheme in Scheme.objects.select_for_update()}
        kept: dict[str, dict[str, Concept]] = {code: {} for code in {*stored, *wanted}}
        for concept in Concept.objects.select_related("parent"):
            kept[concept.scheme_id][concept.code] = concept
        if problems := list(history_problems(wanted, stored, kept)):
            raise InvalidVocabulary(problems)
        outcomes = Counter[str]()
        for code, data in wanted.items():
            outcomes[write_scheme(data, stored.get(code))] += 1
            outcomes.update(write_concepts(data, kept[code]))
    return LoadReport(outcomes["created"], outcomes["updated"], outcomes["unchanged"])


def history_problems(
    wanted: Mapping[str, SchemeData], stored: Mapping[str, Scheme], kept: Mapping[str, Mapping[str, Concept]]
) -> Iterator[Problem]:
    """Yield where the files take back what earlier files said."""
    for code in stored:
        file = f"{code}.toml"
        if code not in wanted:
            yield Problem(file, "", "the file of a vocabulary in use is gone")
            continue
        data = wanted[code]
        if data.version < stored[code].version:
            yield Problem(file, "", f"version {data.version} is below the loaded {stored[code].version}")
        for concept in kept[code].values():
            yield from concept_history(file, data, concept, bumped=data.version > stored[code].version)


def concept_history(file: str, data: SchemeData, concept: Concept, *, bumped: bool) -> Iterator[Problem]:
    now = data.by_code.get(concept.code)
    if now is None:
        rule = 'is gone: a code is never taken back, set status = "deprecated" instead'
        yield Problem(file, concept.code, rule)
    elif not bumped:
        before = concept.parent.code if concept.parent else None
        same_words = now.definition["en"] == concept.definition["en"]  # a translation changes no meaning
        changed = {"definition": not same_words, "parent": now.parent != before}
        for part in (part for part, differs in changed.items() if differs):
            yield Problem(file, concept.code, f"has a changed {part}: raise the version of the scheme")


def write_scheme(data: SchemeData, stored: Scheme | None) -> str:
    if stored is not None and stored.sha256 == data.sha256:
        return "unchanged"
    scheme = Scheme(data.code, dict(data.title), data.version, data.source, data.sha256)
    scheme.save(force_insert=stored is None)
    return "created" if stored is None else "updated"


def write_concepts(data: SchemeData, kept: Mapping[str, Concept]) -> Iterator[str]:
    """Write the terms of one scheme; yield what became of each. A row changed by hand is set right."""
    wanted = [concept for concept in data.concepts if concept.code not in kept]
    new = Concept.objects.bulk_create(Concept(scheme_id=data.code, code=c.code, **columns(c)) for c in wanted)
    known = {**kept, **{concept.code: concept for concept in new}}
    changed = {concept.code: known[concept.code] for concept in data.concepts if apply(concept, known)}
    Concept.objects.bulk_update(changed.values(), COPIED)
    for concept in data.concepts:
        yield "created" if concept.code not in kept else "updated" if concept.code in changed else "unchanged"


def apply(wanted: ConceptData, known: Mapping[str, Concept]) -> bool:
    """Set the row to what the file says; return whether it changed. Every row must have its id by now."""
    concept = known[wanted.code]
    values = columns(wanted)
    values["parent_id"] = known[wanted.parent].pk if wanted.parent else None
    values["replaced_by_id"] = known[wanted.replaced_by].pk if wanted.replaced_by else None
    changed = any(getattr(concept, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(concept, name, value)
    return changed


def columns(wanted: ConceptData) -> dict[str, Any]:
    crosswalk = {key: list(values) for key, values in wanted.crosswalk.items()}
    return {
        "label": dict(wanted.label),
        "definition": dict(wanted.definition),
        "position": wanted.position,
        "attributes": {**wanted.attributes, "crosswalk": crosswalk} if crosswalk else dict(wanted.attributes),
        "status": wanted.status,
    }
