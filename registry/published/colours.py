# SPDX-License-Identifier: Apache-2.0
"""Which of the colours of maps and charts each weapon takes, as the published vocabulary says."""

from collections.abc import Mapping
from functools import lru_cache

from registry.published.models import Vocabulary

UNKNOWN = "unknown"
"""The group of a record whose weapon nobody states."""


@lru_cache(maxsize=2)
def colour_groups(version: str) -> Mapping[str, tuple[str, ...]]:
    """Return the groups of this vocabulary version in legend order, each with the codes of its weapons."""
    bodies = dict(
        Vocabulary.objects.filter(
            vocabulary_version=version, code__in=("weapon", "weapon_colour_group")
        ).values_list("code", "body")
    )
    concepts = {code: body["concepts"] for code, body in bodies.items()}
    return {
        group["code"]: tuple(
            weapon["code"]
            for weapon in concepts.get("weapon", ())
            if weapon["attributes"].get("colour_group") == group["code"]
        )
        for group in concepts.get("weapon_colour_group", ())
    }
