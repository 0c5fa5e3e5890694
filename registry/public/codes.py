# SPDX-License-Identifier: Apache-2.0
"""A code as a reader types it. Only its form is looked at, never whether there is such a record."""

from django.conf import settings

from registry.domain.reference import DEMONSTRATION_PREFIX, check, normalise


def code_in(typed: str) -> str:
    """Return the code as it was issued, empty where this is no well-formed code."""
    code = normalise(typed)
    return code if check(code, prefixes=(settings.REGISTRY_CODE_PREFIX, DEMONSTRATION_PREFIX)) else ""
