# SPDX-License-Identifier: Apache-2.0
"""Our own style sheets and scripts, each with all that it imports in one file, so that a page asks once for each.

package.json says which, under "registryBundles". A bundle stands at the place of its source and is found before it; where
none was made, the source does the same with more requests (ADR 24).
"""

from __future__ import annotations

import json
from pathlib import Path

from registry.embedded import commands
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import log_file

SOURCES = Path("registry/ui/static")
INPUTS = f"{SOURCES}/**/*"
"""What may be in a bundle."""
OPTIONS = ("--bundle", "--minify", "--format=esm", "--external:*.woff2", "--log-level=warning")
"""Fonts stay files of their own."""


def names(project: Path) -> list[str]:
    """Return the places of the bundles below the static root."""
    return list(json.loads((project / "package.json").read_text(encoding="utf-8")).get("registryBundles", ()))


def make(layout: Layout, folder: Path) -> None:
    """Write the bundles below the folder. Raises: Refused where the tool is missing, Failed where it finds a mistake."""
    sources = [layout.project / SOURCES / name for name in names(layout.project)]
    if not sources:
        return
    commands.run(
        [
            esbuild(layout.project),
            *sources,
            *OPTIONS,
            f"--outbase={layout.project / SOURCES}",
            f"--outdir={folder}",
        ],
        log=log_file(layout, "setup"),
        folder=layout.project,
        advice="A style sheet or a script of the project has a mistake.",
    )


def esbuild(project: Path) -> Path:
    """Return the program, which is in the package of this machine's kind."""
    found = next((project / "node_modules" / "@esbuild").glob("*/bin/esbuild"), None)
    if found is None:
        raise Refused("esbuild has no program for this machine in node_modules: install the packages again.")
    return found
