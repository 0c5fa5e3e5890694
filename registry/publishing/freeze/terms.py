# SPDX-License-Identifier: Apache-2.0
"""Codes with the English label of today; both stay as they are from then on."""

from collections.abc import Iterable

from registry.published.document import Term
from registry.vocabularies import read


def term(scheme: str, code: str) -> Term:
    return Term(code, read.label(scheme, code))


def term_or_none(scheme: str, code: str) -> Term | None:
    """Return None for an empty code: nothing was stated."""
    return term(scheme, code) if code else None


def with_parents(scheme: str, codes: Iterable[str]) -> list[str]:
    """Return the codes and all their parents, so that a family finds its classes; each once, in order."""
    parents = {concept.code: concept.parent for concept in read.scheme(scheme).concepts}
    found: dict[str, None] = {}
    for code in codes:
        step: str | None = code
        while step:
            found[step] = None
            step = parents[step]
    return list(found)
