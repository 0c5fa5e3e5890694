# SPDX-License-Identifier: Apache-2.0
"""Bringing a backup into an empty installation. Until it is all there, nothing of the installation starts."""

import os
import shutil
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from registry.config import grants, opening
from registry.config.backup import manifest, programs, ways_in
from registry.config.backup.make import DUMPS
from registry.config.backup.manifest import (
    FILES,
    PUBLISHED,
    Manifest,
    NotRestorable,
    refuse_changed,
)
from registry.config.backup.moment import TABLES
from registry.config.backup.sealing import sha256_of, unsealed
from registry.embedded.layout import RESTORED, RESTORING
from registry.embedded.roles import MAY_CONNECT
from registry.evidence.store import FileStore, store

Say = Callable[[str], Any]
IN_ORDER = (PUBLISHED, *(name for name in DUMPS if name != PUBLISHED))
"""The desk comes last: with it everything is there."""


def bring_back(
    folder: Path, *, identities: Sequence[Any], keys: Mapping[str, Path], say: Say, manifest_sha256: str = ""
) -> Manifest:
    """Restore the backup in `folder` and return its manifest. All of it is checked before anything is changed.

    `manifest_sha256`: what `backup` printed when it was made; empty where nobody kept it.
    `keys`: where key files are written to, by the names of their members.
    Raises: NotRestorable, naming the member or what stands in the way; programs.Failed; OSError.
    """
    refuse_forged(folder, manifest_sha256, say)
    made = opened(folder, identities)
    for name, member in sorted(made.members.items()):
        say(f"checking {name}")
        refuse_changed(folder, name, member, sha256_of(folder / name))
    refuse_unfit(made, keys.values())
    with closed():
        files(folder, made, identities, say)
        for name in IN_ORDER:
            say(f"bringing back {name}")
            with unsealed(folder / name, identities) as dump:
                programs.restore(DUMPS[name], dump)
        refuse_other_counts(made)
        for alias, apps in (("default", ()), ("published", ("published",))):
            call_command("migrate", *apps, database=alias, verbosity=0)
            grants.apply(alias)
        ways_in.end_all()
        for name, to in keys.items():
            if name in made.members:
                write_key(folder / name, to, identities)
    return made


def refuse_forged(folder: Path, manifest_sha256: str, say: Say) -> None:
    """Raises: NotRestorable where the manifest is not the one whose hash was kept; all others hang on it.

    age tells that nobody changed a backup, not who made it: whoever knows the recipient can seal one.
    """
    if not manifest_sha256:
        say("Nobody says which manifest it should be (--manifest-sha256): this may be anybody's backup.")
        return
    path = folder / manifest.NAME
    if not path.is_file() or sha256_of(path) != manifest_sha256.strip().lower():
        raise NotRestorable("The manifest of this backup is not the one that was asked for.")


def opened(folder: Path, identities: Sequence[Any]) -> Manifest:
    for name in (manifest.NAME, *sorted(manifest.ALWAYS)):
        if not (folder / name).is_file():
            raise NotRestorable("The member %(name)s of the backup is missing.", name=name)
    with unsealed(folder / manifest.NAME, identities) as source:
        text = source.read()
    made = manifest.read(text)
    for name in made.members:
        if not (folder / name).is_file():
            raise NotRestorable("The member %(name)s of the backup is missing.", name=name)
    return made


def refuse_unfit(made: Manifest, keys: Iterable[Path]) -> None:
    """Raises: NotRestorable where something stands already, or the code is older than the backup."""
    for alias in DUMPS.values():
        with connections[alias].cursor() as cursor:
            cursor.execute(TABLES)
            if cursor.fetchone():
                raise NotRestorable(
                    "The database %(alias)s is not empty. Restore into a new one.", alias=alias
                )
    if next(store().iterate(), None):
        raise NotRestorable("The store of files is not empty. Restore into a new one.")
    for path in keys:
        if path.exists():
            raise NotRestorable("%(path)s is there already; it is not written over.", path=path)
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}
    if newer := sorted(set(made.migrations) - known):
        raise NotRestorable("The backup is of a newer version of the registry: %(first)s.", first=newer[0])


@contextmanager
def closed() -> Iterator[None]:
    """Keep every service out, and every start refused, until what is inside has ended well."""
    marker = Path(settings.REGISTRY_VAR) / RESTORING
    marker.write_text("A restore has begun and not ended. See docs/howto/backup.md.\n")
    opening.marker().write_text("Nobody has looked at what came back. See docs/howto/backup.md.\n")
    for alias, (name, roles) in databases().items():
        run(alias, f'REVOKE CONNECT ON DATABASE "{name}" FROM {roles}')
    yield
    for alias, (name, roles) in databases().items():
        run(alias, f'GRANT CONNECT ON DATABASE "{name}" TO {roles}')
    marker.rename(marker.with_name(RESTORED))


def databases() -> dict[str, tuple[str, str]]:
    """Return, by alias, the name of each database and the roles of the services that enter it."""
    named = {"default": "registry_desk_db", "published": "registry_published_db"}
    return {
        alias: (settings.DATABASES[alias]["NAME"], ", ".join(MAY_CONNECT[usual]))
        for alias, usual in named.items()
    }


def run(alias: str, statement: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)


def files(folder: Path, made: Manifest, identities: Sequence[Any], say: Say) -> None:
    """Keep every file of the backup. Raises: NotRestorable when one has not the hash it goes by."""
    say(f"bringing back {made.files} files, {made.file_bytes / 1e6:.1f} MB")
    held, kept = store(), 0
    with unsealed(folder / FILES, identities) as source, tarfile.open(mode="r|", fileobj=source) as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isreg() else None
            if content is None or held.put(content).sha256 != entry.name:  # type: ignore[arg-type]
                raise NotRestorable("A file in %(name)s is not what it says it is.", name=FILES)
            kept += 1
    if kept != made.files:
        raise NotRestorable("%(name)s does not hold as many files as it should.", name=FILES)
    hand_over(held)


def hand_over(held: FileStore) -> None:
    """Give everything to whom the store's folder belongs: root restores for the desk's own user."""
    if os.geteuid() == 0 and held.root.exists():
        owner = held.root.stat()
        for path in held.root.rglob("*"):
            os.chown(path, owner.st_uid, owner.st_gid)


def refuse_other_counts(made: Manifest) -> None:
    for alias, tables in made.rows.items():
        for table, count in tables.items():
            with connections[alias].cursor() as cursor:
                cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  names of our own manifest
                found = cursor.fetchone()[0]
            if found != count:
                raise NotRestorable(
                    "%(table)s has %(found)s rows, not %(count)s.", table=table, found=found, count=count
                )


def write_key(member: Path, to: Path, identities: Sequence[Any]) -> None:
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target, unsealed(member, identities) as source:
        shutil.copyfileobj(source, target)
