# SPDX-License-Identifier: Apache-2.0
"""A vocabulary code as it is published."""

from dataclasses import dataclass

from registry.published.forms import Code, Words


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary code with the English label it had when the record was published."""

    code: Code
    """Never changes its meaning; the lists are at /api/v1/vocabularies."""
    label: Words
    """In English; other languages are in the vocabulary."""
