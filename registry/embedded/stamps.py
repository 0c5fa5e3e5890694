# SPDX-License-Identifier: Apache-2.0
"""Remembers what was done with which inputs, so that a second start repeats nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(root: Path, patterns: Iterable[str], *more: str) -> str:
    """Return a hash over the names and bytes of the files that match, and over any further words."""
    found = hashlib.sha256("\0".join(more).encode())
    for path in sorted({path for pattern in patterns for path in root.glob(pattern) if is_input(path)}):
        found.update(f"\0{path.relative_to(root)}\0".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def is_input(path: Path) -> bool:
    """Whether a person wrote the file; what Python compiles beside it comes and goes."""
    return "__pycache__" not in path.parts and path.is_file()


def is_done(stamp: Path, key: str) -> bool:
    return stamp.exists() and stamp.read_text(encoding="ascii") == key


def mark(stamp: Path, key: str) -> None:
    stamp.write_text(key, encoding="ascii")
