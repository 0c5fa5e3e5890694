# SPDX-License-Identifier: Apache-2.0
"""What a backup says of itself: its members with their hashes, how many rows each table had, what made it."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from registry.domain.errors import Refusal

FORMAT = 1
NAME = "manifest.json.age"
DESK, PUBLISHED, FILES = "desk.dump.age", "published.dump.age", "files.tar.age"
PERSONS_KEY, INBOX_KEY = "persons_key.age", "inbox_key.age"
"""Keys are members only where somebody asks for it."""
ALWAYS = frozenset({DESK, PUBLISHED, FILES})
KNOWN = ALWAYS | {PERSONS_KEY, INBOX_KEY}


class NotRestorable(Refusal):
    """The backup is not whole, not for this key, or not for this installation."""

    code = "not_restorable"


@dataclass(frozen=True, slots=True)
class Member:
    """One sealed file. `sha256` and `size` are of the sealed bytes, so that they can be checked without a key."""

    sha256: str
    size: int


@dataclass(slots=True)
class Manifest:
    """`migrations`: applied ones as app.name. `rows`: number of rows by database and table. `made_at`: UTC."""

    made_at: str
    postgres: str
    migrations: list[str]
    rows: dict[str, dict[str, int]]
    files: int
    file_bytes: int
    members: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def read(text: bytes) -> Manifest:
    """Raises: NotRestorable for another format and for members that are missing or nobody's."""
    raw = json.loads(text)
    if raw.get("format") != FORMAT:
        raise NotRestorable(
            "The backup is of format %(format)s; this version reads 1.", format=raw.get("format")
        )
    members = {name: Member(**each) for name, each in raw.pop("members").items()}
    if not ALWAYS <= set(members) <= KNOWN:
        raise NotRestorable("The manifest does not name the members of a backup.")
    return Manifest(**raw, members=members)


def refuse_changed(folder: Path, name: str, member: Member, sha256: str) -> None:
    """Raises: NotRestorable, naming the member, when its sealed bytes are not those that were written."""
    if (folder / name).stat().st_size != member.size or sha256 != member.sha256:
        raise NotRestorable("The member %(name)s of the backup was changed or is cut off.", name=name)
