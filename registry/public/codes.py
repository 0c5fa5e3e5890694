# SPDX-License-Identifier: Apache-2.0
"""A code as a reader types it. Only its form is looked at, never whether there is such a record."""

from django.conf import settings

from registry.domain.reference import DEMONSTRATION_PREFIX, check, normalise


def code_in(typed: str) -> str:
    """Return the code as it was issued, empty where this is no well-formed code."""
    prefixes = (settings.REGISTRY_CODE_PREFIX, DEMONSTRATION_PREFIX)
    code = dashed(normalise(typed), prefixes)
    return code if check(code, prefixes=prefixes) else ""


def dashed(code: str, prefixes: tuple[str, ...]) -> str:
    """Return a code that was typed without its dashes with them."""
    prefix = next((each for each in prefixes if "-" not in code and code.startswith(each)), "")
    return normalise(f"{prefix}-{code[len(prefix) : -1]}-{code[-1:]}") if prefix else code
