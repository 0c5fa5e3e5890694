# SPDX-License-Identifier: Apache-2.0
"""The vocabularies, read from their files, without a database. Forms, filters and `freeze` ask here."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from registry.domain.errors import UnknownCode
from registry.vocabularies.attributes import ATTRIBUTES
from registry.vocabularies.problems import InvalidVocabulary, Problem
from registry.vocabularies.rules import scheme_problems
from registry.vocabularies.shape import ConceptData, SchemeData

SCHEMES = Path(__file__).parent / "schemes"


def read(directory: Path = SCHEMES) -> dict[str, SchemeData]:
    """Return every scheme of the folder by code.

    Raises: InvalidVocabulary naming every file, concept and rule; FileNotFoundError when there is no scheme.
    """
    files = sorted(directory.glob("*.toml"))
    if not files:
        raise FileNotFoundError(f"No vocabulary file (*.toml) in {directory}.")
    problems: list[Problem] = []
    raws = [raw for file in files if (raw := parse(file, problems)) is not None]
    if problems:
        raise InvalidVocabulary(problems)
    return {raw["code"]: build(raw) for raw in raws}


def parse(file: Path, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(file.name, "", f"is not TOML in UTF-8: {error}"))
        return None
    problems.extend(scheme_problems(raw, file=file.name))
    return raw


def build(raw: Mapping[str, Any]) -> SchemeData:
    names = frozenset(ATTRIBUTES)
    concepts = (
        ConceptData.of(concept, position=position, attributes=names)
        for position, concept in enumerate(raw["concept"], start=1)
    )
    header = {key: value for key, value in raw.items() if key != "concept"}
    return SchemeData(**header, concepts=tuple(concepts))


@cache
def schemes() -> Mapping[str, SchemeData]:
    """Return the registry's own schemes. Read once in a process: a change counts from the next start."""
    return read()


def scheme(code: str) -> SchemeData:
    """Raises: UnknownCode."""
    try:
        return schemes()[code]
    except KeyError:
        raise UnknownCode("There is no vocabulary %(code)s.", code=code) from None


def concept(scheme_code: str, code: str) -> ConceptData:
    """Raises: UnknownCode."""
    try:
        return scheme(scheme_code).by_code[code]
    except KeyError:
        raise UnknownCode(
            "%(code)s is not in the vocabulary %(scheme_code)s.",
            field=scheme_code,
            code=code,
            scheme_code=scheme_code,
        ) from None


def label(scheme_code: str, code: str, lang: str = "en") -> str:
    """Return the label in `lang` (`ar-sy` takes `ar`), in English where a translator has yet to fill it.

    Raises: UnknownCode.
    """
    return in_language(concept(scheme_code, code).label, lang)


def in_language(labels: Mapping[str, str], lang: str) -> str:
    return labels.get(lang) or labels.get(lang.partition("-")[0].lower()) or labels["en"]


def codes(scheme_code: str) -> frozenset[str]:
    """Return every code, headings and deprecated ones too: records made earlier may carry them."""
    return frozenset(scheme(scheme_code).by_code)


@cache
def descendants(scheme_code: str, code: str) -> frozenset[str]:
    """Return the code and everything below it: what a filter for the code matches. Raises: UnknownCode."""
    return frozenset(below(scheme(scheme_code), concept(scheme_code, code).code))


def below(data: SchemeData, code: str) -> Iterator[str]:
    yield code
    for child in data.concepts:
        if child.parent == code:
            yield from below(data, child.code)


@cache
def vocabulary_version() -> str:
    """Return 12 hexadecimal digits that change when any term of any scheme does."""
    text = "\n".join(f"{code} {data.sha256}" for code, data in sorted(schemes().items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def as_public(scheme_code: str) -> dict[str, Any]:
    """Return the scheme as JSON data for the published vocabulary. Raises: UnknownCode."""
    return scheme(scheme_code).as_public()
