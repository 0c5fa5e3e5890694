# SPDX-License-Identifier: Apache-2.0
"""Makes the folders of one installation; owners and modes let each process reach its own part only."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from registry.embedded import osusers, say
from registry.embedded.errors import Refused
from registry.embedded.layout import PROJECT, Layout, layout_for, short_hash

ELSEWHERE = Path("/var/lib")
PASSABLE = 0o711


def settle() -> Layout:
    """Return the installation's layout with its outer folders made.

    Root's services run as users who cannot enter a private home. There var/ becomes a link to a folder below
    /var/lib that carries a hash of the project's path.
    """
    layout = layout_for()
    if osusers.as_root() and not others_may_enter(layout.var.parent):
        layout = move_out(layout)
    make_outer(layout)
    return layout


def others_may_enter(folder: Path) -> bool:
    return all(step.stat().st_mode & stat.S_IXOTH for step in (folder, *folder.parents) if step.exists())


def move_out(layout: Layout) -> Layout:
    if os.environ.get("REGISTRY_VAR"):
        raise Refused(
            f"{layout.var} cannot be entered by the users postgres and redis: choose another REGISTRY_VAR."
        )
    inside = PROJECT / "var"
    outside = ELSEWHERE / f"civilian-harm-registry-{short_hash(PROJECT)}"
    if inside.is_dir() and any(inside.iterdir()):
        raise Refused(
            f"{inside} holds data that the user postgres cannot reach: move it to {outside} and try again."
        )
    outside.mkdir(exist_ok=True)
    if inside.is_dir():
        inside.rmdir()
    inside.symlink_to(outside)
    say.line(f"Data lies in {outside} (var is a link to it): other users cannot enter {PROJECT}.")
    return Layout(project=PROJECT, var=outside)


def make_outer(layout: Layout) -> None:
    """Make what the lock, the log and the secrets need. Raises: Refused when the folder is another user's."""
    layout.var.mkdir(parents=True, exist_ok=True)
    if (owner := layout.var.stat().st_uid) != os.geteuid():
        raise Refused(f"{layout.var} belongs to the OS user number {owner}: run this as that user.")
    layout.var.chmod(PASSABLE if osusers.as_root() else 0o700)
    for folder in (layout.run, layout.stamps):
        folder.mkdir(exist_ok=True)
    layout.run.chmod(PASSABLE if osusers.as_root() else 0o700)
    for private in (layout.secrets, layout.log):
        private.mkdir(exist_ok=True)
        private.chmod(0o700)


def make_sockets(layout: Layout) -> None:
    """Make the folders of both sockets; only the service itself and the Python processes may enter them."""
    _claim(layout.sockets)
    web = osusers.web()
    # Set-group-id: a socket takes the folder's group, so that the Python processes reach it, and no one else.
    osusers.postgres().own(layout.postgres_sockets, 0o2750 if web.switch else 0o700, web.gid)
    osusers.redis().own(layout.redis_socket.parent, 0o2750 if web.switch else 0o700, web.gid)


def _claim(folder: Path) -> None:
    """Make or keep the sockets' folder. Refuses one that somebody else laid out for us in /tmp."""
    folder.mkdir(exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise Refused(f"{folder} is in the way and is not ours: remove it and try again.")
    folder.chmod(PASSABLE if osusers.as_root() else 0o700)


def leave_short_place(layout: Layout) -> None:
    """Take away the sockets' folder where it lies outside var/; ended services leave nothing in it."""
    if layout.sockets.parent != layout.var:
        shutil.rmtree(layout.sockets, ignore_errors=True)
