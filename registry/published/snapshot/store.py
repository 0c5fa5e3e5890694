# SPDX-License-Identifier: Apache-2.0
"""The folder of snapshots: one folder a state of the dataset, never changed once it stands, and which is the newest.

`newest` names the newest folder; its time says when somebody last made sure that it is. A folder whose name begins with
a dot is being written, or was when a crash came.
"""

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

KEPT_SECONDS = 15 * 60
LONGEST_NAME = 255
NEWEST, MANIFEST = "newest", "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`seq`: the last line of the feed that is in it. `published_at`: ISO 8601, empty where nothing ever was.

    `mark`: what that line was, so that a restored database is known by it. `layout`: of the columns of the files.
    """

    version: int
    published_at: str
    seq: int
    mark: str = ""
    layout: str = ""


def newest(root: Path) -> tuple[str, float]:
    """Return the name of the newest folder, empty where there is none, and how many seconds ago it was checked."""
    try:
        pointer = os.open(f"{root}/{NEWEST}", os.O_RDONLY)
    except FileNotFoundError:
        return "", 0.0
    try:
        return os.read(pointer, LONGEST_NAME).decode(), time.time() - os.fstat(pointer).st_mtime
    finally:
        os.close(pointer)


def checked(root: Path) -> None:
    """Note that the newest folder still is what is published."""
    os.utime(root / NEWEST)


def begin(root: Path) -> Path:
    """Return a new folder to write into. It is nothing to anybody until `stand`."""
    root.mkdir(parents=True, exist_ok=True)
    folder = root / f".{secrets.token_hex(6)}"
    folder.mkdir()
    return folder


def stand(root: Path, written: Path, manifest: Manifest) -> Path:
    """Make the written folder the newest, in one step. A crash before it leaves the one before as it was."""
    describe(written, manifest)
    folder = written.rename(root / f"{manifest.version}-{secrets.token_hex(6)}")
    pointer = root / f".{NEWEST}"
    pointer.write_text(folder.name)
    pointer.rename(root / NEWEST)
    return folder


def describe(folder: Path, manifest: Manifest) -> None:
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest)))


def manifest_of(folder: Path) -> Manifest:
    return Manifest(**json.loads((folder / MANIFEST).read_text()))


def of_version(root: Path, version: int) -> Path | None:
    """Return the newest folder of this state of the dataset that is still kept."""
    return max(ages(root.glob(f"{version}-*")), key=itemgetter(1), default=(None, 0.0))[0]


def prune(root: Path) -> None:
    """Remove what was superseded longer ago than any cursor lives, and what a crash left half-written."""
    for folder in [*superseded(root), *left_over(root)]:
        shutil.rmtree(folder, ignore_errors=True)


def superseded(root: Path) -> Iterator[Path]:
    name, _ = newest(root)
    in_order = sorted(ages(root.glob("[!.]*/")), key=itemgetter(1))
    for (folder, _), (_, superseded_at) in pairwise(in_order):
        if folder.name != name and time.time() - superseded_at > KEPT_SECONDS:
            yield folder


def left_over(root: Path) -> Iterator[Path]:
    """Yield what is no longer being written: nobody writes for so long."""
    for folder, at in ages(root.glob(".*/")):
        if time.time() - at > KEPT_SECONDS:
            yield folder


def ages(folders: Iterable[Path]) -> Iterator[tuple[Path, float]]:
    """Yield each folder with the time it came to stand; one that has vanished meanwhile is passed over."""
    for folder in folders:
        with suppress(FileNotFoundError):
            yield folder, folder.stat().st_mtime
