# SPDX-License-Identifier: Apache-2.0
"""The store keeps bytes once, for good, complete or not at all."""

import errno
import hashlib
import io
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from registry.evidence.store import Damaged, FileStore, Stored

WORDS = b"what a witness sent"
SHA256 = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "evidence")


def left_over(store):
    return list(store.incoming.iterdir())


def test_bytes_come_back_under_their_hash(store):
    assert store.put(io.BytesIO(WORDS)) == Stored(SHA256, len(WORDS))

    with store.open(SHA256) as file:
        assert file.read() == WORDS
    assert list(store.iterate()) == [Stored(SHA256, len(WORDS))]
    assert left_over(store) == []


def test_a_kept_file_can_be_read_by_its_owner_and_written_by_nobody(store):
    store.put(io.BytesIO(WORDS))

    assert store.place(SHA256).stat().st_mode & 0o777 == 0o400
    assert {folder.stat().st_mode & 0o777 for folder in (store.root, store.place(SHA256).parent)} == {0o700}


def test_the_same_bytes_stand_there_once_and_are_not_written_again(store):
    store.put(io.BytesIO(WORDS))
    before = store.place(SHA256).stat()

    store.put(io.BytesIO(WORDS))

    after = store.place(SHA256).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert left_over(store) == []


def test_the_same_bytes_from_eight_sides_at_once_make_one_file(store):
    with ThreadPoolExecutor(8) as pool:
        stored = set(pool.map(lambda _: store.put(io.BytesIO(WORDS * 10_000)), range(24)))

    assert len(stored) == 1
    assert len(list(store.iterate())) == 1
    assert left_over(store) == []


def test_what_stands_under_a_hash_is_never_written_over(store):
    place = store.place(SHA256)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"other bytes")

    with pytest.raises(Damaged):
        store.put(io.BytesIO(WORDS))

    assert place.read_bytes() == b"other bytes"


class BreaksOff(io.BytesIO):
    def read(self, size=-1):
        if self.tell():
            raise ConnectionResetError
        return super().read(4)


def test_a_stream_that_breaks_off_leaves_nothing(store):
    with pytest.raises(ConnectionResetError):
        store.put(BreaksOff(WORDS))

    assert list(store.iterate()) == []
    assert left_over(store) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, SHA256[:-1], f"{SHA256}/x"])
def test_a_name_that_is_no_hash_reaches_no_path(store, name):
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        store.open(name)


LARGE = """
import io, sys
from pathlib import Path
import django
from django.conf import settings
settings.configure()
from registry.evidence.store import FileStore
store = FileStore(Path(sys.argv[1]))
try:
    store.put(io.BytesIO(bytes(3_000_000)))
except OSError as fault:
    print(fault.errno)
print(len(list(store.iterate())), len(list(store.incoming.iterdir())))
"""


def limited(folder, size):
    """Run in a process that may write no file larger than `size` bytes, as on a disk that fills up."""
    done = subprocess.run(
        [sys.executable, "-c", LARGE, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    return done.stdout.split()


def test_a_disk_that_fills_up_leaves_nothing(tmp_path):
    assert limited(tmp_path / "evidence", 1_000_000) == [str(errno.EFBIG), "0", "0"]


def test_the_same_file_is_kept_where_there_is_room(tmp_path):
    """Negative control."""
    assert limited(tmp_path / "evidence", 10_000_000) == ["1", "0"]


if os.geteuid() == 0:  # only root can mount a small disk

    @pytest.fixture
    def small_disk(tmp_path):
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tmp_path], check=True)
        yield tmp_path
        subprocess.run(["umount", tmp_path], check=True)

    def test_a_full_disk_leaves_what_was_kept_before_and_nothing_else(small_disk):
        store = FileStore(small_disk / "evidence")
        store.put(io.BytesIO(WORDS))

        with pytest.raises(OSError, match="No space left"):
            store.put(io.BytesIO(bytes(3_000_000)))

        assert list(store.iterate()) == [Stored(SHA256, len(WORDS))]
        assert left_over(store) == []
