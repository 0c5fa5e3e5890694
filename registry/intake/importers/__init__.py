# SPDX-License-Identifier: Apache-2.0
"""One import source a module. Each offers what `Importer` asks for, and is found by being in this folder."""

import pkgutil
from importlib import import_module
from typing import cast

from registry.intake.importer import Importer


def found() -> dict[str, Importer]:
    """Return every import source by name."""
    modules = [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return {module.NAME: cast(Importer, module) for module in modules}
