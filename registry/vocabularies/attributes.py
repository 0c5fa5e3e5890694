# SPDX-License-Identifier: Apache-2.0
"""Facts that only some vocabularies state about their terms. They are public: each goes out with its term."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """`kind`: the type its value has in the file."""

    kind: type
    meaning: str


ATTRIBUTES: Mapping[str, Attribute] = {
    "age_group": Attribute(str, "child, adult, older, mixed or unknown"),
    "also_called": Attribute(
        dict, "other names that people type, by language: what a search finds the term by"
    ),
    "colour_group": Attribute(str, "a code of `weapon_colour_group`"),
    "extent": Attribute(str, "how uncertainty is drawn: radius, area, geometry or none"),
    "family_label": Attribute(dict, "what the term is called where a number counts those below it too"),
    "grouping": Attribute(bool, "a heading and a filter, never recorded"),
    "max_years": Attribute(int, "completed years, included"),
    "min_years": Attribute(int, "completed years, included"),
    "never_split": Attribute(bool, "one number for two categories; no part of it is ever derived"),
    "protected": Attribute(bool, "special protection in IHL or Security Council resolutions"),
    "radius_m": Attribute(int, "metres, default uncertainty"),
    "restricted": Attribute(bool, "not public by default"),
    "scope_switch": Attribute(bool, "in scope only where the installation says so"),
}
