# SPDX-License-Identifier: Apache-2.0
"""Every file has its bytes, and the store holds nothing else; a crash in between is seen and hurts nobody."""

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.core.management import call_command

from registry.casework.actions.attach import attach
from registry.config.invariants.files import YOUNG, breaches, findings
from registry.evidence.clearing import clear
from registry.evidence.models import File
from tests.factories.records import logged
from tests.fixtures.files import JPEG, PDF

ORPHAN = b"bytes without a row"


@pytest.fixture
def kept(evidence_store, amal):
    """Two files with their rows."""
    record = logged(amal)
    waiting = []
    for body, name in ((JPEG, "a.jpg"), (PDF, "b.pdf")):
        incoming = evidence_store.receive()
        incoming.write(body)
        waiting.append((incoming, name))
    attach(record, waiting, by=amal)
    return evidence_store


@pytest.fixture
def orphan(kept, monkeypatch):
    """Bytes in the store that have no row, seen an hour and more after they came."""
    stored = kept.put(io.BytesIO(ORPHAN))
    later(monkeypatch)
    return stored.sha256


def later(monkeypatch):
    now = time.time()
    monkeypatch.setattr("registry.config.invariants.files.time.time", lambda: now + YOUNG + 1)


def kinds(store):
    return [each.kind for each in findings(store)]


def command(*words):
    out = StringIO()
    status = 0
    try:
        call_command("check_files", *words, stdout=out, stderr=StringIO())
    except SystemExit as ended:
        status = ended.code
    return status, out.getvalue()


def test_a_store_that_is_well_has_no_breach(kept):
    assert list(breaches()) == []
    assert command()[0] == 0


def test_it_is_read_with_the_publishers_rights(kept, as_publisher):
    with as_publisher():
        assert list(breaches()) == []


def test_a_file_that_is_gone_is_named(kept):
    sha256 = hashlib.sha256(PDF).hexdigest()
    kept.place(sha256).unlink()

    assert list(breaches()) == [f"file {sha256} is not in the store"]
    assert command()[0] == 1


@pytest.mark.parametrize("body", [PDF[:-1] + b"k", PDF + b"j"])
def test_a_file_that_was_changed_is_named(kept, body):
    sha256 = hashlib.sha256(PDF).hexdigest()
    kept.place(sha256).chmod(0o600)
    kept.place(sha256).write_bytes(body)

    assert kinds(kept) == ["changed"]
    assert next(breaches()).startswith(f"file {sha256}")


def test_bytes_without_a_row_are_named_once_they_are_no_longer_on_their_way(kept, monkeypatch):
    sha256 = kept.put(io.BytesIO(ORPHAN)).sha256

    assert (kinds(kept), list(breaches())) == (["without_row"], [])
    later(monkeypatch)
    assert list(breaches()) == [f"file {sha256} is in the store and has no row"]


def test_what_nobody_of_us_put_there_is_named(kept):
    (kept.place(hashlib.sha256(PDF).hexdigest()).parent / "notes.txt").write_text("mine")

    assert kinds(kept) == ["foreign"]


def test_without_yes_nothing_is_taken_away(kept, orphan):
    status, said = command("--remove-orphans")

    assert (status, kept.exists(orphan)) == (1, True)
    assert "would be removed; add --yes" in said


def test_with_yes_orphans_go_and_nothing_else(kept, orphan):
    status, said = command("--remove-orphans", "--yes", "--json")

    assert (status, kept.exists(orphan)) == (0, False)
    assert json.loads(said)["removed"] == 1
    assert len(list(kept.iterate())) == File.objects.count() == 2


def test_what_may_be_on_its_way_is_never_taken_away(kept):
    sha256 = kept.put(io.BytesIO(ORPHAN)).sha256

    assert command("--remove-orphans", "--yes")[0] == 0
    assert kept.exists(sha256)


def test_bytes_that_got_a_row_meanwhile_stay(kept):
    sha256 = hashlib.sha256(PDF).hexdigest()

    assert clear(without_row=[sha256]) == 0
    assert kept.exists(sha256)


DIES = """
import sys, os, signal
from pathlib import Path
import django
from django.conf import settings
settings.configure()
from registry.evidence.store import FileStore
incoming = FileStore(Path(sys.argv[1])).receive()
incoming.write(b"half a file")
incoming.file.flush()
if sys.argv[2] == "kept":
    incoming.keep()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("moment", "kind"), [("half", "unfinished"), ("kept", "without_row")])
def test_a_process_killed_in_an_upload_leaves_what_is_seen_and_cleared(kept, monkeypatch, moment, kind):
    done = subprocess.run([sys.executable, "-c", DIES, str(kept.root), moment], check=False)
    assert done.returncode == -signal.SIGKILL

    assert (kinds(kept), list(breaches())) == ([kind], [])
    later(monkeypatch)
    assert len(list(breaches())) == 1
    assert command("--remove-orphans", "--yes")[0] == 0
    assert (kinds(kept), File.objects.count()) == ([], 2)


def test_the_same_bytes_after_a_crash_find_their_row(kept, amal):
    """The orphan of a killed process becomes the file of the upload that is sent again."""
    stored = kept.put(io.BytesIO(b"sent twice"))
    incoming = kept.receive()
    incoming.write(b"sent twice")

    attach(logged(amal), [(incoming, "note.txt")], by=amal)

    assert File.objects.filter(sha256=stored.sha256).count() == 1
    assert kinds(kept) == []
    assert os.listdir(kept.incoming) == []
