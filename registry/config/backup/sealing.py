# SPDX-License-Identifier: Apache-2.0
"""Streams through age: what is written comes out sealed, what is sealed comes out as it was. Memory stays flat."""

import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from registry.config.backup.manifest import Member, NotRestorable

AT_ONCE = 1 << 20


class Hashed:
    """Writes on to a file and knows the hash and size of what went by."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.size, self._hash = file, 0, hashlib.sha256()
        self.fault: OSError | None = None

    def write(self, chunk: bytes) -> int:
        try:
            self.file.write(chunk)
        except OSError as fault:  # age would tell its own words for it
            self.fault = fault
            raise
        self._hash.update(chunk)
        self.size += len(chunk)
        return len(chunk)

    def flush(self) -> None:
        self.file.flush()

    def member(self) -> Member:
        return Member(self._hash.hexdigest(), self.size)


class Sealed:
    """A member that is being written: `pipe` takes the bytes in the clear, `member` is known afterwards."""

    def __init__(self, pipe: BinaryIO) -> None:
        self.pipe = pipe
        self.member: Member | None = None


def recipients(texts: Sequence[str]) -> list[Any]:
    """Return the public keys. Raises: ValueError, naming the one that is none."""
    found = []
    for text in texts:
        try:
            found.append(pyrage.x25519.Recipient.from_str(text.strip()))
        except pyrage.RecipientError:
            raise ValueError(f"“{text}” is no public key of age (age1…).") from None
    return found


def identities(path: Path) -> list[Any]:
    """Return the secret keys of a key file of age: lines of AGE-SECRET-KEY-1…, others are comments."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-1")]
    if not found:
        raise ValueError(f"There is no secret key of age in {path}.")
    return found


@contextmanager
def sealed(path: Path, to: Sequence[Any]) -> Iterator[Sealed]:
    """Write a new sealed file, on the disk when this returns. Raises: OSError when the disk is full."""
    reading, writing = os.pipe()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        out = Hashed(file)
        faults: list[BaseException] = []
        thread = threading.Thread(target=seal, args=(reading, out, to, faults))
        thread.start()
        try:
            with os.fdopen(writing, "wb") as pipe:
                made = Sealed(pipe)
                yield made
        finally:
            thread.join()
            if fault := out.fault or (faults and faults[0]):
                raise fault
        file.flush()
        os.fsync(file.fileno())
    made.member = out.member()


def seal(reading: int, out: Hashed, to: Sequence[Any], faults: list[BaseException]) -> None:
    with os.fdopen(reading, "rb") as source:
        try:
            pyrage.encrypt_io(source, out, list(to))
        except Exception as fault:
            faults.append(fault)


@contextmanager
def unsealed(path: Path, keys: Sequence[Any]) -> Iterator[BinaryIO]:
    """Give the bytes in the clear as they are decrypted. Raises: NotRestorable for another key or changed bytes."""
    reading, writing = os.pipe()
    faults: list[BaseException] = []
    thread = threading.Thread(target=unseal, args=(path, writing, keys, faults))
    thread.start()
    try:
        with os.fdopen(reading, "rb") as source:
            yield source
            while source.read(AT_ONCE):  # to the end, where age tells whether all of it was there
                pass
    finally:
        thread.join()
    if faults:
        raise NotRestorable(
            "The member %(name)s cannot be opened with this key (%(why)s).", name=path.name, why=faults[0]
        )


def unseal(path: Path, writing: int, keys: Sequence[Any], faults: list[BaseException]) -> None:
    with os.fdopen(writing, "wb") as target, path.open("rb") as source:
        try:
            pyrage.decrypt_io(source, target, list(keys))
        except Exception as fault:  # a reader that went away, too: then its own fault is the one to tell
            faults.append(fault)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
