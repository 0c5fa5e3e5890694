# SPDX-License-Identifier: Apache-2.0
"""A safety hold is effective within a minute while Redis, the publisher and beat are gone and no tick comes."""

import pytest

from tests.faults.house import House, house
from tests.faults.rounds import running

WITHIN = 60
PUBLISHED = """
import tests.faults.people as people
from registry.audit.viewing import viewing
people.prepare(1)
by = people.User.objects.get(username="publisher")
with viewing(by.pk):
    people.publish(record=people.Record.objects.filter(revisions__state="approved").get(), by=by)
"""
HELD = """
import tests.faults.people as people
from registry.audit.viewing import viewing
from registry.publishing.holds import Target, set_hold
by = people.User.objects.get(username="reviewer")
with viewing(by.pk):
    record = people.Record.objects.get(public_state__publication="published")
    set_hold(Target(record=record), by=by, reason="Invented, for a test.")
"""


def done(found: House, face: str, *words: str) -> None:
    ended = found.run(face, *words)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def status(found: House) -> list[tuple[str, int]]:
    """Return (status, versions that have content) as any reader of the public database could see it."""
    with found.admin("registry_published_db") as connection:
        return connection.execute(
            "SELECT status, (SELECT count(*)::int FROM published_version WHERE content IS NOT NULL OR body IS NOT NULL) "
            "FROM published_document"
        ).fetchall()


@pytest.mark.slow
def test_a_hold_needs_no_bell_and_no_tick(record_property):
    with house(fsync=True) as found:
        found.more["REGISTRY_PUBLISH_EVERY"] = "1"
        done(found, "desk", "-c", PUBLISHED)
        done(found, "publisher", "manage.py", "publish_due", "--wait")
        assert status(found) == [("published", 1)]
        found.more["REGISTRY_PUBLISH_EVERY"] = "900"
        found.stop("redis")
        with running(found, found.program("watch")):
            done(found, "desk", "-c", HELD)
            seconds = found.watch(
                lambda: status(found) == [("suspended", 0)],
                seconds=WITHIN,
                what="the hold takes the record away",
            )
        record_property("seconds", f"{seconds:.1f}")
        done(found, "publisher", "manage.py", "verify")
