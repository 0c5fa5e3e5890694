# SPDX-License-Identifier: Apache-2.0
"""Which operating system user runs what. Started by root, nothing that listens or parses input stays root."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict


class PopenUser(TypedDict, total=False):
    """The part of Popen's arguments that changes user."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class OsUser:
    """An OS user; `switch` is false where the invoking user is meant and there is nothing to change."""

    uid: int
    gid: int
    name: str
    switch: bool

    def popen(self) -> PopenUser:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def own(self, path: Path, mode: int, group: int | None = None) -> None:
        """Make the folder `path` exist with this owner and mode, whatever an earlier start left there."""
        path.mkdir(exist_ok=True)
        if self.switch:
            os.chown(path, self.uid, self.gid if group is None else group)
        path.chmod(mode)


def me() -> OsUser:
    return OsUser(os.geteuid(), os.getegid(), pwd.getpwuid(os.geteuid()).pw_name, switch=False)


def as_root() -> bool:
    return os.geteuid() == 0


def postgres() -> OsUser:
    return _service("postgres")


def redis() -> OsUser:
    return _service("redis")


def web() -> OsUser:
    """Who runs the Python processes, where that user can reach the project; see `faces.python_user`."""
    return _service("www-data")


def _service(name: str) -> OsUser:
    """The user that Debian's package made, when we are root; otherwise the invoking user."""
    if not as_root():
        return me()
    found = pwd.getpwnam(name)
    return OsUser(found.pw_uid, found.pw_gid, name, switch=True)
