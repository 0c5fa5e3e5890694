# SPDX-License-Identifier: Apache-2.0
"""Making a backup: complete under its name, or not there."""

import hashlib
import shutil
import tarfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from registry.config.backup import manifest, programs
from registry.config.backup.manifest import DESK, FILES, PUBLISHED, Manifest, Member
from registry.config.backup.moment import View, fixed
from registry.config.backup.sealing import sealed, sha256_of
from registry.domain.errors import Refusal
from registry.evidence.store import FileStore, store

Say = Callable[[str], Any]
FILE_ROWS = 'SELECT sha256, bytes FROM evidence_file ORDER BY sha256 COLLATE "C"'
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
DUMPS = {DESK: "default", PUBLISHED: "published"}


class NotWhole(Refusal):
    """What is to be saved is not as it should be; a backup of it would pretend."""

    code = "not_whole"


def back_up(to: Path, *, recipients: Sequence[Any], keys: Mapping[str, Path], say: Say) -> Manifest:
    """Write a backup into the new folder `to`, sealed to every recipient. Returns its manifest.

    `keys`: key files that are saved too, by the names of their members.

    Raises: NotWhole, OSError, programs.Failed. An unfinished one is taken away.
    """
    unfinished = to.with_name(f".{to.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    try:
        with fixed() as views:
            made = described(views)
            for name, alias in DUMPS.items():
                say(f"{name}: {sum(made.rows[alias].values())} rows")
                made.members[name] = dumped(unfinished / name, alias, views[alias], recipients)
            say(f"{FILES}: {made.files} files, {made.file_bytes / 1e6:.1f} MB")
            made.members[FILES] = files(unfinished / FILES, views["default"], recipients, say)
        for name, path in keys.items():
            with sealed(unfinished / name, recipients) as out, path.open("rb") as key:
                shutil.copyfileobj(key, out.pipe)
            made.members[name] = written(out.member)
        with sealed(unfinished / manifest.NAME, recipients) as out:
            out.pipe.write(made.as_bytes())
        unfinished.rename(to)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    say(f"{manifest.NAME}: SHA-256 {sha256_of(to / manifest.NAME)}")
    return made


def described(views: dict[str, View]) -> Manifest:
    """Raises: NotWhole where a dump would miss rows."""
    for alias, each in views.items():
        if hidden := each.hidden():
            raise NotWhole(
                "%(alias)s: the owner does not see all rows of %(tables)s; a dump would miss some.",
                alias=alias,
                tables=", ".join(hidden),
            )
    rows = {alias: each.counts() for alias, each in views.items()}
    sizes = views["default"].rows(FILE_ROWS)
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        postgres=str(views["default"].rows("SHOW server_version")[0][0]),
        migrations=[name for (name,) in views["default"].rows(MIGRATIONS)],
        rows=rows,
        files=len(sizes),
        file_bytes=sum(size for _, size in sizes),
    )


def dumped(path: Path, alias: str, seen: View, recipients: Sequence[Any]) -> Member:
    forced = bool(seen.rows("SELECT 1 FROM pg_class WHERE relforcerowsecurity AND relrowsecurity LIMIT 1"))
    with sealed(path, recipients) as out:
        programs.dump(alias, seen.snapshot, out.pipe, row_security=forced)
    return written(out.member)


def files(path: Path, seen: View, recipients: Sequence[Any], say: Say) -> Member:
    """Write every file that had a row at the moment; its bytes were in the store before. Raises: NotWhole."""
    held, done, next_word = store(), 0, 1_000_000_000
    with sealed(path, recipients) as out, tarfile.open(mode="w|", fileobj=out.pipe) as archive:
        for sha256, size in seen.rows(FILE_ROWS):
            add(archive, held, sha256, size)
            done += size
            if done > next_word:
                say(f"  … {done / 1e9:.1f} GB")
                next_word += 1_000_000_000
    return written(out.member)


def add(archive: tarfile.TarFile, held: FileStore, sha256: str, size: int) -> None:
    """Raises: NotWhole, naming the file, when it is missing or has other bytes than its hash says."""
    whole = held.exists(sha256) and held.place(sha256).stat().st_size == size
    if whole:
        entry = tarfile.TarInfo(sha256)
        entry.size, entry.mode = size, 0o400
        with held.open(sha256) as file:
            read = Checked(file)
            archive.addfile(entry, read)
        whole = read.hash.hexdigest() == sha256
    if not whole:
        raise NotWhole("The file %(sha256)s is missing or was changed in the store.", sha256=sha256)


class Checked:
    """Reads on from a file and hashes what it reads."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        self.hash.update(chunk)
        return chunk


def written(member: Member | None) -> Member:
    if member is None:
        raise NotWhole("A member of the backup was not written.")
    return member
