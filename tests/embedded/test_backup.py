# SPDX-License-Identifier: Apache-2.0
"""A real registry, saved sealed, and back again in another cluster: every row, file and public byte."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
import pytest

from registry.config.backup.moment import PUBLISHERS_LOCK
from registry.embedded.layout import PROJECT, RESTORING
from registry.published.write import LOCK
from tests.e2e.house import House
from tests.embedded.installation import new_installation

RECORDS = """
import django; django.setup()
from registry.accounts.models import RoleGrant, User
from registry.publishing.outbox import publish
from tests.factories.records import approved, logged
people = []
for name, role in (("amal", "documenter"), ("basim", "reviewer"), ("dunya", "publisher")):
    people.append(User.objects.create_user(name, "correct horse battery staple", display_name=name))
    RoleGrant.objects.create(user=people[-1], role=role)
logged(people[0])
for number in range(4):
    publish(record=approved(people[0], people[1]), by=people[2])
"""
ATTACH = """
import django; django.setup()
from registry.accounts.models import User
from registry.casework.actions.attach import attach
from registry.casework.models import Record
from registry.evidence.store import store
from registry.persons.actions import Consent, add
from registry.audit.viewing import viewing
by = next(user for user in User.objects.all() if "record.write" in user.granted)
with viewing(by.pk):
    record = Record.objects.order_by("reference")[0]
for number in range(3):
    incoming = store().receive()
    incoming.write(b"%PDF-1.7 canary-of-a-file " + bytes(200_000) + str(number).encode())
    attach(record, [(incoming, f"canary-{number}.pdf")], by=by)
from registry.accounts import links
from registry.accounts.models import Link
from registry.audit.trail import acting_as
with acting_as(by.pk):
    links.issue(user=by, kind=Link.Kind.PASSWORD, by=by)
texts = {"name": "Huda the Invented", "contact": "canary"}
add(record, kind="witness", texts=texts, consent=Consent(), by=by)
"""
# As forced row-level security makes a table: even its owner sees rows by a rule alone.
FORCED = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    cursor.execute("ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
"""
HIDDEN = """
import django; django.setup()
from django.db import connection
connection.cursor().execute("{statement}")
"""
ANSWERS = """
import django; django.setup()
import hashlib, json
from django.test import Client
client, found = Client(), {}
paths = ["/api/v1/incidents", "/api/v1/aggregate-reports", "/api/v1/areas", "/api/v1/vocabularies"]
for path in paths:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    found[path] = hashlib.sha256(answer.content).hexdigest()
    for row in answer.json().get("incidents", answer.json().get("aggregate_reports", [])):
        own = f"{path}/{row['code']}"
        found[own] = hashlib.sha256(client.get(own).content).hexdigest()
print(json.dumps(found))
"""
OPEN_LINKS = """
import django; django.setup()
import json
from registry.accounts.models import Link, User
rounds = dict(User.objects.values_list("username", "session_round"))
print(json.dumps([rounds, Link.objects.filter(used_at=None, withdrawn_at=None).count()]))
"""
CLOSED = """
import django; django.setup()
import json
from django.test import Client
print(json.dumps([Client().get(path).status_code for path in ("/api/v1/incidents", "/api/v1/areas", "/healthz")]))
"""
COUNTS = """
import django; django.setup()
import json
from registry.config.backup.moment import fixed
with fixed() as views:
    print(json.dumps({alias: view.counts() for alias, view in views.items()}))
"""


AS_OWNER = {"REGISTRY_FACE": "owner", "DJANGO_SETTINGS_MODULE": "registry.config.settings"}


@dataclass
class Source:
    """The registry that is saved."""

    house: House
    storage: Path
    key: Path
    recipient: str
    backups: Path
    counts: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)

    def run(self, face: str, *words: str, status: int = 0) -> str:
        environment = self.house.environment(face) | {"REGISTRY_STORAGE_URL": f"file://{self.storage}"}
        done = subprocess.run(
            [sys.executable, *words],
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + (done.stderr if status else "")

    def back_up(self, name: str, *words: str, **options) -> str:
        given = () if "--recipient" in words else ("--recipient", self.recipient)
        return self.run(
            "owner", "manage.py", "backup", "--to", str(self.backups / name), *given, *words, **options
        )


def key_pair(folder: Path, name: str) -> tuple[Path, str]:
    identity = pyrage.x25519.Identity.generate()
    path = folder / name
    path.write_text(f"# made for a test\n{identity}\n")
    return path, str(identity.to_public())


@pytest.fixture(scope="module")
def source(tmp_path_factory, django_db_setup):
    folder = tmp_path_factory.mktemp("source")
    folder.chmod(0o711)
    key, recipient = key_pair(folder, "key.txt")
    made = Source(House("backup"), folder / "evidence", key, recipient, folder)
    made.house.build()
    made.run("desk", "-c", RECORDS)
    made.run("publisher", "manage.py", "publish_due", "--wait")
    made.run("desk", "-c", ATTACH)
    made.counts = json.loads(made.run("owner", "-c", COUNTS))
    made.answers = json.loads(made.run("public", "-c", ANSWERS))
    assert made.counts["default"]["evidence_file"] == 3
    assert made.counts["default"]["persons_person"] == 1
    assert made.counts["published"]["published_version"] == 4
    made.back_up("whole")
    return made


@pytest.fixture
def copy(source, tmp_path):
    """The backup, to be spoiled."""
    return Path(shutil.copytree(source.backups / "whole", tmp_path / "copy"))


@pytest.fixture
def target(folder):
    """An installation with services and nothing in them."""
    return new_installation(folder / "var")


def restore(target, backup, key, *words):
    verb = (".venv/bin/python", "manage.py", "restore", str(backup), "--identity", str(key))
    return target.verb("services", "--", *verb, *words, **AS_OWNER)


def within(target, face, script):
    status, said = target.verb(
        "services", "--", ".venv/bin/python", "-c", script, **AS_OWNER | {"REGISTRY_FACE": face}
    )
    assert status == 0, said
    return json.loads(said.strip().splitlines()[-1])


def blobs(root):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in root.glob("??/*")}


def test_everything_comes_back_in_another_cluster_and_every_invariant_holds(source, target):
    status, said = restore(target, source.backups / "whole", source.key)

    assert status == 0, said
    assert "invariants hold" in said
    assert within(target, "owner", COUNTS) == source.counts
    assert "stays closed" in said
    assert within(target, "public", CLOSED) == [503, 503, 200]
    opened = (".venv/bin/python", "manage.py", "open_public", "--as", "amal")
    assert target.verb("services", "--", *opened, **AS_OWNER)[0] == 0
    assert within(target, "public", ANSWERS) == source.answers
    assert blobs(target.layout.var / "evidence") == blobs(source.storage)
    assert len(blobs(source.storage)) == 3
    owners = {path.stat().st_uid for path in (target.layout.var / "evidence").rglob("*")}
    assert owners == {(target.layout.var / "evidence").stat().st_uid}
    assert not (target.layout.var / RESTORING).exists()
    # And a second time it is refused: it is no longer empty.
    status, said = restore(target, source.backups / "whole", source.key)
    assert (status, "is not empty" in said) == (1, True)


def sha256_of_manifest(folder):
    return hashlib.sha256((folder / "manifest.json.age").read_bytes()).hexdigest()


def test_sessions_and_open_links_do_not_come_back(source, target):
    before, links = json.loads(source.run("owner", "-c", OPEN_LINKS))
    assert (set(before.values()), links) == ({0}, 1)
    asked = sha256_of_manifest(source.backups / "whole")

    status, said = restore(target, source.backups / "whole", source.key, "--manifest-sha256", asked)

    assert status == 0, said
    assert within(target, "owner", OPEN_LINKS) == [dict.fromkeys(before, 1), 0]


def test_a_backup_that_somebody_else_sealed_to_the_same_key_is_refused(source, target, copy):
    """Negative control: without the hash nothing tells it from ours, and the verb says so."""
    source.back_up("another")
    asked = sha256_of_manifest(copy)

    status, said = restore(target, source.backups / "another", source.key, "--manifest-sha256", asked)

    assert (status, "not the one that was asked for" in said) == (1, True), said
    assert not (target.layout.var / RESTORING).exists()
    status, said = restore(target, source.backups / "another", source.key)
    assert (status, "may be anybody's backup" in said) == (0, True), said


def test_nothing_of_it_can_be_read_without_the_key(source):
    sealed = b"".join(path.read_bytes() for path in (source.backups / "whole").iterdir())

    for canary in (b"canary", b"casework_record", b"Northreach", b"%PDF"):
        assert canary not in sealed
    assert {path.stat().st_mode & 0o777 for path in (source.backups / "whole").iterdir()} == {0o600}


@pytest.mark.parametrize(
    "name", ["desk.dump.age", "published.dump.age", "files.tar.age", "manifest.json.age"]
)
def test_one_changed_byte_is_refused_with_the_name_of_its_member(source, target, copy, name):
    body = bytearray((copy / name).read_bytes())
    body[-40] ^= 1
    (copy / name).write_bytes(body)

    status, said = restore(target, copy, source.key)

    assert (status, name in said) == (1, True), said
    assert not (target.layout.var / RESTORING).exists()


def test_a_cut_or_missing_member_and_a_wrong_key_are_refused(source, target, copy, tmp_path):
    other, _ = key_pair(tmp_path, "other.txt")
    status, said = restore(target, copy, other)
    assert (status, "cannot be opened with this key" in said) == (1, True), said

    body = (copy / "files.tar.age").read_bytes()
    (copy / "files.tar.age").write_bytes(body[:-100])
    status, said = restore(target, copy, source.key)
    assert (status, "files.tar.age of the backup was changed or is cut off" in said) == (1, True), said

    (copy / "files.tar.age").unlink()
    status, said = restore(target, copy, source.key)
    assert (status, "files.tar.age of the backup is missing" in said) == (1, True), said


DIES = """
import sys, os, signal, django; django.setup()
from registry.config.backup import bring_back
real = bring_back.programs.restore
def restore(alias, dumped):
    real(alias, dumped)
    os.kill(os.getpid(), signal.SIGKILL)
bring_back.programs.restore = restore
from django.core.management import call_command
call_command("restore", *sys.argv[1:])
"""


def test_a_restore_that_was_killed_leaves_nothing_that_starts(source, target):
    words = (str(source.backups / "whole"), "--identity", str(source.key))
    target.verb("services", "--", ".venv/bin/python", "-c", DIES, *words, **AS_OWNER)

    status, said = target.verb("run")

    assert (status, "has begun and not ended" in said) == (1, True), said


def test_a_backup_is_refused_without_a_recipient_and_over_another(source):
    said = source.run("owner", "manage.py", "backup", "--to", str(source.backups / "plain"), status=2)
    assert "--recipient" in said
    assert "no public key of age" in source.back_up("plain", "--recipient", "age1nothing", status=1)
    assert "is there already" in source.back_up("whole", status=1)
    assert not (source.backups / "plain").exists()


def test_a_damaged_store_is_not_saved_as_if_it_were_whole(source):
    path = next(source.storage.glob("??/*"))
    before = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(before[:-1] + b"x")
    try:
        said = source.back_up("damaged", status=1)
    finally:
        path.write_bytes(before)
        path.chmod(0o400)

    assert path.name in said
    assert [each.name for each in source.backups.iterdir() if "damaged" in each.name] == []


def test_a_table_that_hides_rows_from_its_owner_is_not_saved_in_part(source):
    source.run("owner", "-c", HIDDEN.format(statement="CREATE TABLE hidden_rows (number int)"))
    try:
        assert "hidden_rows" in json.loads(source.run("owner", "-c", COUNTS))["default"]
        source.run("owner", "-c", FORCED.format(table="hidden_rows"))
        said = source.back_up("hidden", status=1)
    finally:
        source.run("owner", "-c", HIDDEN.format(statement="DROP TABLE hidden_rows"))

    assert "does not see all rows of hidden_rows" in said
    assert not (source.backups / "hidden").exists()


def test_a_full_disk_leaves_no_half_backup(source):
    limited = (
        "import resource, sys, signal; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "sys.argv = ['manage.py', *sys.argv[1:]]; from registry.config.command_line import run; run(sys.argv)"
    )
    words = ("backup", "--to", str(source.backups / "full"), "--recipient", source.recipient)

    said = source.run("owner", "-c", limited, *words, status=1)

    assert "File too large" in said
    assert [each.name for each in source.backups.iterdir() if "full" in each.name] == []


def test_the_lock_is_the_publishers():
    assert PUBLISHERS_LOCK == LOCK


if os.geteuid() == 0:

    def test_several_recipients_each_open_it(source, target, tmp_path):
        second, recipient = key_pair(tmp_path, "second.txt")
        source.back_up("two", "--recipient", source.recipient, "--recipient", recipient)

        assert restore(target, source.backups / "two", second)[0] == 0
