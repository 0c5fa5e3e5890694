# SPDX-License-Identifier: Apache-2.0
"""One gazetteer a module. Each offers what `Gazetteer` asks for, and is found by being in this folder."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Protocol, cast

Say = Callable[[str], None]


class Gazetteer(Protocol):
    NAME: str
    CHOICES: tuple[str, ...]
    """Extracts of this source that an operator may choose from, the default first."""

    def stamp(self, extract: str) -> str:
        """Return what changes whenever loading again would change a row."""

    def load(self, extract: str, say: Say) -> dict[str, int]:
        """Write the source into the database, inside the caller's transaction. Return rows per table."""


def found() -> dict[str, Gazetteer]:
    """Return every source by name."""
    modules = [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return {module.NAME: cast(Gazetteer, module) for module in modules}
