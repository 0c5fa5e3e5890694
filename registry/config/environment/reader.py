# SPDX-License-Identifier: Apache-2.0
"""Reading settings without stopping at the first mistake."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from registry.config.environment.documented import DOCUMENTED

T = TypeVar("T")


class Reader:
    """Reads settings one by one and keeps every mistake, so that all are told at once."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given
        self.mistakes: list[str] = []

    def get(self, name: str, parse: Callable[[str], T], default: Any = None) -> Any:
        text = self.given.get(name, "")
        if not text:
            if default is None:
                self.mistakes.append(f"{name} is not set.")
            return default
        try:
            return parse(text)
        except ValueError as reason:
            self.mistakes.append(f"{name} {reason}.")
            return default

    def find(self, name: str, parse: Callable[[str], T]) -> T | None:
        """Return the value of a setting that may be left out; None where it is."""
        return self.get(name, parse) if self.given.get(name) else None

    def refuse_unknown(self) -> None:
        known = set(DOCUMENTED)
        for name in sorted(name for name in self.given if name.startswith("REGISTRY_") and name not in known):
            self.mistakes.append(f"{name} is no setting of the registry. See docs/reference/settings.md.")
