# SPDX-License-Identifier: Apache-2.0
"""Our own style sheets and scripts, each with all that it imports in one file, so that a page asks once for each.

package.json says which, under "registryBundles". A bundle stands at the place of its source and is found before it; the
source alone does the same with more requests (ADR 24).
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from registry.embedded import commands
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import log_file

SOURCES = Path("registry/ui/static")
INPUTS = f"{SOURCES}/**/*"
"""What may be in a bundle."""
PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
"""As the system calls them: what esbuild calls them."""
OPTIONS = ("--bundle", "--minify", "--format=esm", "--external:*.woff2", "--log-level=warning")
"""Fonts stay files of their own."""


def make(layout: Layout, names: Sequence[str], folder: Path) -> None:
    """Write the bundles below the folder. `names`: their places below the static root, at least one.

    Raises: Refused where the tool is missing or finds a mistake.
    """
    commands.run(
        [
            esbuild(layout.project),
            *(SOURCES / name for name in names),
            *OPTIONS,
            f"--outbase={SOURCES}",
            f"--outdir={folder}",
        ],
        log=log_file(layout, "setup"),
        folder=layout.project,
        advice="A style sheet or a script of the project has a mistake.",
    )


def esbuild(project: Path) -> Path:
    """Return the program, which is in the package of this machine's kind."""
    processor = PROCESSORS.get(platform.machine().lower(), platform.machine())
    package = f"{platform.system().lower()}-{processor}"
    found = project / "node_modules" / "@esbuild" / package / "bin" / "esbuild"
    if not found.exists():
        raise Refused(
            f"{found} is missing: npm left it out, or the packages were installed on a machine of another kind. "
            "Remove the folder node_modules and start again."
        )
    return found
