# SPDX-License-Identifier: Apache-2.0
"""The rules a vocabulary file keeps, as checks over the parsed TOML. One rule, one function, one sentence."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from registry.domain.languages import LANGUAGES
from registry.vocabularies.attributes import ATTRIBUTES
from registry.vocabularies.problems import Problem
from registry.vocabularies.relations import RELATIONS, Raw

CODE = re.compile(r"[a-z0-9_]{1,40}")
LANGUAGE = re.compile(r"[a-z]{2,3}")
STATUSES = ("active", "deprecated")
CROSSWALKS = ("acled", "admiralty", "aw", "gtd", "ucdp", "who_ssa")
SCHEME_KEYS: Mapping[str, type] = {
    "code": str,
    "version": int,
    "hierarchical": bool,
    "title": dict,
    "description": dict,
    "source": str,
    "concept": list,
}
REQUIRED: Mapping[str, type] = {"code": str, "label": dict, "definition": dict}
OPTIONAL: Mapping[str, type] = {
    "parent": str,
    "status": str,
    "replaced_by": str,
    "crosswalk": dict,
    **{name: attribute.kind for name, attribute in ATTRIBUTES.items()},
}


def scheme_problems(raw: Raw, *, file: str) -> Iterator[Problem]:
    """Yield what is wrong with one file. Relations are looked at once each term is sound."""
    header = [
        *shape(raw, required=SCHEME_KEYS, optional={}),
        *header_rules(raw, stem=file.removesuffix(".toml")),
    ]
    yield from (Problem(file, "", rule) for rule in header)
    if header:
        return
    sound = True
    for number, concept in enumerate(raw["concept"], start=1):
        for rule in concept_rules(concept):
            sound = False
            yield Problem(file, name(concept, number), rule)
    if sound:
        for relation in RELATIONS:
            yield from (Problem(file, code, rule) for code, rule in relation(raw))


def name(concept: Any, number: int) -> str:
    code = concept.get("code") if isinstance(concept, dict) else None
    return code if isinstance(code, str) and code else f"concept {number}"


def shape(raw: Raw, *, required: Mapping[str, type], optional: Mapping[str, type]) -> Iterator[str]:
    known = {**required, **optional}
    yield from (f"{key} is missing" for key in required if key not in raw)
    for key, value in raw.items():
        if key not in known:
            yield f"{key} is not a known key"
        elif type(value) is not known[key]:  # not isinstance: a bool is an int to Python
            yield f"{key} must be {known[key].__name__}, not {type(value).__name__}"


def header_rules(raw: Raw, *, stem: str) -> Iterator[str]:
    code = raw.get("code")
    if isinstance(code, str) and not CODE.fullmatch(code):
        yield "code must be 1 to 40 of a-z, 0-9 and _"
    if code != stem:
        yield f"code must be the name of the file, {stem}"
    if type(raw.get("version")) is int and raw["version"] < 1:
        yield "version starts at 1"
    if not raw.get("source"):
        yield "source must say where the list comes from"
    if not raw.get("concept"):
        yield "a scheme has at least one concept"
    yield from texts("title", raw.get("title"), languages=LANGUAGES)
    yield from texts("description", raw.get("description"), languages=("en",))


def concept_rules(raw: Any) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield "must be a [[concept]] table"
        return
    yield from shape(raw, required=REQUIRED, optional=OPTIONAL)
    if isinstance(raw.get("code"), str) and not CODE.fullmatch(raw["code"]):
        yield "code must be 1 to 40 of a-z, 0-9 and _"
    yield from texts("label", raw.get("label"), languages=LANGUAGES)
    yield from texts("family_label", raw.get("family_label"), languages=LANGUAGES)
    yield from texts("definition", raw.get("definition"), languages=("en",))
    if raw.get("status", "active") not in STATUSES:
        yield f"status must be one of {', '.join(STATUSES)}"
    if "replaced_by" in raw and raw.get("status") != "deprecated":
        yield "only a deprecated concept names the one that replaces it"
    yield from crosswalk_rules(raw.get("crosswalk", {}))
    yield from also_called_rules(raw.get("also_called", {}))


def texts(key: str, value: Any, *, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with a text by language. English is never empty: others fall back to it."""
    if not isinstance(value, dict):
        return
    yield from (f"{key}.{language} is missing" for language in languages if language not in value)
    for language, text in value.items():
        if not LANGUAGE.fullmatch(language):
            yield f"{key}.{language} is not a language code"
        elif not isinstance(text, str):
            yield f"{key}.{language} must be text"
        elif text != text.strip():
            yield f"{key}.{language} has spaces around it"
        elif language == "en" and not text:
            yield f"{key}.en is empty"


def crosswalk_rules(crosswalk: Any) -> Iterator[str]:
    if not isinstance(crosswalk, dict):
        return
    for key, values in crosswalk.items():
        if key not in CROSSWALKS:
            yield f"crosswalk.{key} is not one of {', '.join(CROSSWALKS)}"
        else:
            yield from list_rules(f"crosswalk.{key}", values)


def also_called_rules(also_called: Any) -> Iterator[str]:
    if not isinstance(also_called, dict):
        return
    for language, names in also_called.items():
        if not LANGUAGE.fullmatch(language):
            yield f"also_called.{language} is not a language code"
        else:
            yield from list_rules(f"also_called.{language}", names)


def list_rules(key: str, values: Any) -> Iterator[str]:
    if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
        yield f"{key} must be a list of texts"
    elif len(set(values)) != len(values):
        yield f"{key} names a value twice"
