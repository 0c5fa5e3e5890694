# SPDX-License-Identifier: Apache-2.0
"""The pair of keys for what readers report: the public face seals to one, the desk alone opens with the other."""

from __future__ import annotations

import subprocess

from registry.embedded import credentials
from registry.embedded.layout import Layout

SECRET, PUBLIC = "inbox_key", "inbox_recipient"
MAKE = "import pyrage; print(pyrage.x25519.Identity.generate())"
TELL = "import pyrage, sys; print(pyrage.x25519.Identity.from_str(sys.stdin.read().strip()).to_public())"


def create_missing(layout: Layout) -> None:
    """Make the pair where there is none. The public key is worked out anew from the secret where it is lost."""
    if not (layout.secrets / SECRET).exists():
        credentials.write(layout.secrets / SECRET, said(layout, MAKE))
    if not (layout.secrets / PUBLIC).exists():
        credentials.write(layout.secrets / PUBLIC, said(layout, TELL, credentials.read(layout, SECRET)))


def said(layout: Layout, statement: str, given: str = "") -> str:
    """Return what the project's own Python says: the library of age is installed there and not here."""
    asking = [str(layout.python), "-c", statement]
    return subprocess.run(asking, input=given, capture_output=True, text=True, check=True).stdout.strip()
