# SPDX-License-Identifier: Apache-2.0
"""Packages of the operating system: which are missing, why they are needed, and how they come in."""

from __future__ import annotations

import glob
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.embedded import broker, cluster, commands, osusers, say
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import log_file
from registry.embedded.virtualenv import base_python, makes_environments


@dataclass(frozen=True)
class Need:
    """Something that must be on the machine, and the Debian packages that bring it."""

    why: str
    packages: Callable[[], tuple[str, ...]]
    present: Callable[[], bool]


def postgis_packages() -> tuple[str, ...]:
    """The PostGIS that fits a PostgreSQL which is already there, else both from the release."""
    there = sorted(
        int(folder.name) for folder in cluster.DEBIAN.glob("[0-9]*") if (folder / "bin/initdb").exists()
    )
    return (f"postgresql-{there[-1]}-postgis-3",) if there else ("postgresql", "postgresql-postgis")


DATABASE = Need("the database with maps", postgis_packages, lambda: cluster.binaries() is not None)
BROKER = Need("the queue of background work", lambda: ("redis-server",), lambda: broker.binary() is not None)
VENV = Need("Python environments", lambda: ("python3-venv",), lambda: makes_environments(base_python()))
SERVICES = (DATABASE, BROKER)
RUN = (*SERVICES, VENV)
TESTS = (
    *RUN,
    Need("the browser tests", lambda: ("chromium",), lambda: shutil.which("chromium") is not None),
    Need(
        "Arabic letters in the browser tests",
        lambda: ("fonts-noto-core",),
        lambda: bool(glob.glob("/usr/share/fonts/**/NotoSansArabic*", recursive=True)),
    ),
)


def ensure(layout: Layout, needs: Sequence[Need]) -> None:
    """Install what is missing: at once as root, else with sudo after one question.

    Raises: Refused with the packages, the reasons and the command to type where neither can be done.
    """
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    packages = [package for need in missing for package in need.packages()]
    for need in missing:
        say.line(f"  missing: {' '.join(need.packages())} for {need.why}")
    if shutil.which("apt-get") is None:
        raise Refused(
            f"Only Debian's apt-get is known here. Install with your system's own tool: {' '.join(packages)}"
        )
    install_line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    with say.step("system packages (apt)"):
        if osusers.as_root():
            _as_root(layout, install_line)
        else:
            _with_sudo(install_line)
    if still := [need for need in missing if not need.present()]:
        raise Refused(f"apt-get ended well but these are still missing: {[need.why for need in still]}")


def _as_root(layout: Layout, install_line: Sequence[str]) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    waiting = ("-o", "DPkg::Lock::Timeout=300")
    advice = f"Type: apt-get update && {shlex.join(install_line)}"
    for words in (["apt-get", *waiting, "update"], [install_line[0], *waiting, *install_line[1:]]):
        commands.run(words, log=log_file(layout, "setup"), folder=Path("/"), env=quiet, advice=advice)


def _with_sudo(install_line: Sequence[str]) -> None:
    typed = f"sudo apt-get update && sudo {shlex.join(install_line)}"
    if shutil.which("sudo") is None:
        raise Refused(f"Ask an administrator to type, as root: {shlex.join(install_line)}")
    if not sys.stdin.isatty():
        raise Refused(f"Nobody can be asked here (no terminal). Type this first: {typed}")
    say.line(f"  {typed}")
    if input("  Run this now? [Y/n] ").strip().lower() not in ("", "y", "yes"):
        raise Refused(f"Nothing was installed. When you are ready, type: {typed}")
    for words in (["apt-get", "update"], install_line):
        if subprocess.run(["sudo", *words], check=False).returncode:
            raise Refused(f"This failed: sudo {shlex.join(words)}")
