# SPDX-License-Identifier: Apache-2.0
"""The moment a backup fixes: between the two databases nothing is lost and nothing is unknown, while all is at work."""

import json
import subprocess
import sys

import pytest

from tests.e2e.house import House
from tests.fixtures.databases import PROJECT

DOCUMENTS = """
import django; django.setup()
from registry.accounts.models import RoleGrant, User
from registry.publishing.outbox import publish
from tests.factories.records import approved
people = []
for name, role in (("amal", "documenter"), ("basim", "reviewer"), ("dunya", "publisher")):
    people.append(User.objects.create_user(name, "correct horse battery staple", display_name=name))
    RoleGrant.objects.create(user=people[-1], role=role)
for number in range(40):
    publish(record=approved(people[0], people[1]), by=people[2])
"""
PUBLISHES = """
import time, django; django.setup()
from registry.publishing.publisher import carry_due
end = time.monotonic() + 600
while time.monotonic() < end:
    carry_due()
    time.sleep(0.02)
"""
LOOKS = """
import json, sys, django; django.setup()
from registry.config.backup.moment import fixed
ASKED = "SELECT id FROM publishing_outbox"
DONE = "SELECT id FROM publishing_outbox WHERE done_at IS NOT NULL"
SHOWN = "SELECT outbox_id FROM published_change WHERE outbox_id IS NOT NULL"
seen = []
for _ in range(int(sys.argv[1])):
    with fixed() as views:
        asked, done = (set(views["default"].rows(words)) for words in (ASKED, DONE))
        shown = set(views["published"].rows(SHOWN))
    seen.append((len(shown), len(shown - asked), len(done - shown)))
print(json.dumps(seen))
"""
APART = """
import json, django; django.setup()
from registry.config.backup.moment import session, view
with session("default") as first:
    desk = view(first)
    input()
    with session("published") as second:
        public = view(second)
        asked = set(desk.rows("SELECT id FROM publishing_outbox"))
        shown = set(public.rows("SELECT outbox_id FROM published_change WHERE outbox_id IS NOT NULL"))
print(json.dumps(len(shown - asked)))
"""


@pytest.fixture
def house(django_db_setup):
    made = House("moment")
    made.build()
    return made


def begin(house, face, script, **streams):
    words = [sys.executable, "-c", script]
    return subprocess.Popen(words, cwd=PROJECT, env=house.environment(face), text=True, **streams)


def test_at_every_moment_the_desk_knows_what_is_shown_and_what_it_calls_done_is_there(house):
    publisher = begin(house, "publisher", PUBLISHES)
    desk = begin(house, "desk", DOCUMENTS)
    try:
        seen = []
        while desk.poll() is None:
            seen += json.loads(house.run("owner", "-c", LOOKS, "10"))
        assert desk.returncode == 0
    finally:
        for running in (publisher, desk):
            running.kill()
            running.wait()

    assert {(unknown, lost) for _, unknown, lost in seen} == {(0, 0)}
    assert len({shown for shown, _, _ in seen}) > 3


def test_two_views_without_the_lock_come_apart(house):
    """Negative control: a publication between the two is shown in the one and unknown to the other."""
    looking = begin(house, "owner", APART, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    house.run("desk", "-c", DOCUMENTS.replace("range(40)", "range(1)"))
    house.run("publisher", "manage.py", "publish_due", "--wait")

    found, _ = looking.communicate("now\n")

    assert json.loads(found) == 1
