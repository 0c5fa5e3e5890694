# SPDX-License-Identifier: Apache-2.0
"""Names of persons are in no dump, no table, no trail, no log and no backup: every place is searched for planted ones."""

import base64
import os
import subprocess
import sys

import pyrage
import pytest

from registry.config.backup.programs import path_of
from registry.config.backup.sealing import identities, unsealed
from tests.e2e.house import House
from tests.fixtures.databases import PROJECT
from tests.security.canaries import files_with, hits

NAMES = ("Qamaruddin Zzyx-Canary", "هدى القناريّة المخترعة", "Nadezhda Kanareyko")
PLANT = """
import django; django.setup()
from django.conf import settings
from django.test import Client
settings.STORAGES["staticfiles"] = {{"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
from django.contrib.auth.signals import user_logged_in
from registry.accounts import proof
from registry.accounts.models import RoleGrant, User
from registry.audit.viewing import viewing
from registry.casework.models import Record
noted = lambda sender, request, **_: proof.note(request)
user_logged_in.connect(noted, weak=False)
from registry.persons.models import Person
names = {names!r}
people = []
for username in ("amal", "basim"):
    people.append(User.objects.create_user(username, "correct horse battery staple", display_name=username))
for person, role in zip(people, ("documenter", "reviewer")):
    RoleGrant.objects.create(user=person, role=role)
from tests.factories.records import logged
record = logged(people[0])
desk, other = Client(), Client()
desk.force_login(people[0]); other.force_login(people[1])
path = f"/records/{{record.reference}}/people"
for name in names:
    sent = {{"kind": "witness", "name": name, "contact": f"call {{name}}", "consent": "none"}}
    sent["details"] = f"{{name}}, a teacher"
    assert desk.post(path + "/new", sent).status_code == 302
    assert desk.post(path + "/new", sent | {{"consent": "nonsense"}}).status_code == 422
    assert desk.post(path + "/new", sent | {{"name": name + chr(0x202e)}}).status_code == 422
with viewing(people[0].pk):
    written = list(Person.objects.all())
for row in written:
    shown = desk.post(f"{{path}}/{{row.pk}}/show", {{"reason": "review"}})
    assert shown.status_code == 200 and any(name in shown.text for name in names)
    assert other.post(f"{{path}}/{{row.pk}}/change", sent).status_code == 403
print(len(written))
"""


@pytest.fixture(scope="module")
def planted(django_db_setup, tmp_path_factory):
    house = House("canaries")
    house.build()
    folder = tmp_path_factory.mktemp("planted")
    done = subprocess.run(
        [sys.executable, "-c", PLANT.format(names=NAMES)],
        cwd=PROJECT,
        env=house.environment("desk"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split()[-1] == b"3"
    (folder / "process.log").write_bytes(done.stdout + done.stderr)
    return house, folder


def plain_dump(house) -> bytes:
    """Return every row of the desk's database as text."""
    from registry.config.environment.parse import database

    address = database(house.environment("owner")["REGISTRY_DATABASE_URL"])
    words = [
        path_of("pg_dump"),
        "--schema=public",
        "--enable-row-security",
        "-h",
        address.host,
        "-U",
        address.user,
        address.name,
    ]
    environment = {**os.environ, "PGPASSWORD": address.password}
    return subprocess.run(words, env=environment, capture_output=True, check=True).stdout


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_in_any_table_history_or_the_trail(planted, name):
    house, _ = planted
    dump = plain_dump(house)

    assert hits(name, dump) == []
    assert hits(name.split()[-1], dump) == []


def test_what_is_not_sealed_is_found_by_the_same_search(planted):
    """Negative control: the title of the record, plain and as the database writes bytes."""
    house, _ = planted

    assert hits("Northreach", plain_dump(house))
    assert hits("Northreach", b"\\x" + b"Northreach".hex().encode())
    assert hits("Northreach", b"xx" + base64.b64encode(b"?Northreach and more"))


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_in_any_log(planted, name):
    from tests.settings import VAR

    _, folder = planted
    assert files_with(name, folder) == []
    assert files_with(name, VAR / "log") == []


def test_no_name_is_in_a_backup_that_somebody_opened(planted):
    house, folder = planted
    identity = pyrage.x25519.Identity.generate()
    (folder / "key").write_text(f"{identity}\n")
    to = folder / "backup"
    house.run("owner", "manage.py", "backup", "--to", str(to), "--recipient", str(identity.to_public()))
    with unsealed(to / "desk.dump.age", identities(folder / "key")) as source:
        (folder / "dump").write_bytes(source.read())
    words = [path_of("pg_restore"), "--file=-", str(folder / "dump")]
    dump = subprocess.run(words, capture_output=True, check=True).stdout

    assert hits("Northreach", dump)
    for name in NAMES:
        assert hits(name, dump) == []
