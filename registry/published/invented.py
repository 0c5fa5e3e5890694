# SPDX-License-Identifier: Apache-2.0
"""The country of invented records. No gazetteer has it: ISO 3166 leaves its code to its users."""

from collections.abc import Mapping

COUNTRIES: Mapping[str, Mapping[str, str]] = {"XDM": {"en": "Invented country", "ar": "بلد مختلق"}}
"""ISO 3166-1 alpha-3 to {language: name}."""
