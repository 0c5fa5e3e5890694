# SPDX-License-Identifier: Apache-2.0
"""The write-once store: files by the SHA-256 of their bytes. What is kept is never changed, renamed or written over.

A store answers four questions: `put`, `open`, `exists`, `iterate`. This one lies in a folder; another may lie elsewhere.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

AT_ONCE = 1 << 20
HEAD = 4096
BLOB = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """The store holds other bytes under a hash than those that have it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store has of one file. Unit of size: bytes."""

    sha256: str
    size: int


class Incoming:
    """Bytes on their way in: hashed as they come, in nobody's sight until `keep`; gone after `drop`."""

    def __init__(self, store: "FileStore") -> None:
        self.store = store
        self.path = store.incoming / secrets.token_hex(16)
        self.head = b""
        self.size = 0
        self._hash = hashlib.sha256()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        self.file: BinaryIO = os.fdopen(handle, "w+b")

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def write(self, chunk: bytes) -> None:
        """Raises: OSError when the disk is full."""
        self.file.write(chunk)
        self._hash.update(chunk)
        self.size += len(chunk)
        if len(self.head) < HEAD:
            self.head += chunk[: HEAD - len(self.head)]

    def keep(self) -> Stored:
        """Put the bytes in their place and return which; the same bytes stand there once, however often they come.

        They are on the disk before this returns. Raises: OSError, Damaged.
        """
        self.file.flush()
        os.fsync(self.file.fileno())
        self.path.chmod(0o400)
        place = self.store.place(self.sha256)
        if not place.parent.is_dir():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            settle(self.store.root)
        try:
            os.link(self.path, place)
        except FileExistsError:
            if place.stat().st_size != self.size:
                raise Damaged(self.sha256) from None
        settle(place.parent)
        self.drop()
        return Stored(self.sha256, self.size)

    def drop(self) -> None:
        """Forget what is not kept. Safe to repeat. What could not be written for want of space is lost with it."""
        with suppress(OSError):
            self.file.close()
        self.path.unlink(missing_ok=True)


class FileStore:
    """A store in one folder, which belongs to the desk's own OS user; its files can be read and not be written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.incoming = root / "incoming"

    def receive(self) -> Incoming:
        """Return a place for bytes that come one after the other."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.incoming.mkdir(mode=0o700, exist_ok=True)
        return Incoming(self)

    def put(self, stream: BinaryIO) -> Stored:
        """Keep all bytes of the stream; nothing is left behind of one that breaks off. Raises: OSError, Damaged."""
        incoming = self.receive()
        try:
            while chunk := stream.read(AT_ONCE):
                incoming.write(chunk)
            return incoming.keep()
        finally:
            incoming.drop()

    def open(self, sha256: str) -> BinaryIO:
        """Raises: FileNotFoundError."""
        return self.place(sha256).open("rb")

    def exists(self, sha256: str) -> bool:
        return self.place(sha256).is_file()

    def iterate(self) -> Iterator[Stored]:
        """Yield everything in the store, in the order of the hashes."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                yield Stored(path.name, path.stat().st_size)

    def place(self, sha256: str) -> Path:
        """Return where the bytes lie. Raises: ValueError for anything that is no SHA-256."""
        if not BLOB.fullmatch(sha256):
            raise ValueError("a file is known by 64 hexadecimal digits")
        return self.root / sha256[:2] / sha256


def settle(folder: Path) -> None:
    """Return once the names in the folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def store() -> FileStore:
    """Return the store of this installation."""
    return FileStore(Path(settings.REGISTRY_STORAGE))
