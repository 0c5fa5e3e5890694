# SPDX-License-Identifier: Apache-2.0
"""Negative controls: a guard is taken out, and the same assertion must notice. Else the suite would prove nothing."""

import time

import pytest

from tests.faults import census
from tests.faults.ledger import Ledger
from tests.faults.nemesis import ASKED, Fault, flush
from tests.faults.rounds import (
    LONGEST,
    asking,
    begin_anew,
    counted,
    drained,
    play,
    require_all_public_once,
    running,
)

TICKS = 6.0  # seconds, that is six times the batch clock
UNIQUE = """
SELECT conrelid::regclass::text, conname FROM pg_constraint
 WHERE contype = 'u' AND conrelid IN ('published_change'::regclass, 'published_version'::regclass)
"""


def without_unique_constraints(house):
    with house.admin("registry_published_db") as connection:
        for table, name in connection.execute(UNIQUE).fetchall():
            connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


@pytest.mark.slow
def test_a_publisher_without_memory_publishes_twice_and_the_suite_notices(prepared):
    """`write.batch.known_to` knows nothing, an older version may follow, and the unique constraints are gone: a crash
    before the acknowledgement.
    """
    outcome = play(prepared, [Fault("committed", 2)], weaken=without_unique_constraints, FAULTS_FORGET="1")

    with pytest.raises(AssertionError):
        require_all_public_once(outcome)
    assert any("times in the feed" in breach for breach in outcome.breaches)
    assert any("versions for one publication" in breach for breach in outcome.breaches)
    assert outcome.verify.returncode == 1, outcome.verify.stdout


def all_asked(prepared, ledger):
    with asking(prepared, ledger) as asker:
        prepared.watch(lambda: asker.poll() is not None, seconds=LONGEST, what="all asked for")
        assert asker.returncode == 0
    assert len(ledger.lines("acked")) == ASKED


@pytest.mark.slow
@pytest.mark.long
def test_without_the_sweep_and_after_a_flush_nothing_is_published_until_the_sweep_is_back(prepared):
    ledger = begin_anew(prepared)
    all_asked(prepared, ledger)
    flush(prepared)

    with running(prepared, prepared.program("publisher")):
        began, same = time.monotonic(), prepared.pid("publisher")
        prepared.watch(lambda: time.monotonic() - began > TICKS, seconds=TICKS * 2, what="some ticks")
        assert (census.carried(prepared), census.waiting(prepared)) == (0, ASKED)

        with running(prepared, prepared.program("beat")):
            prepared.watch(lambda: drained(prepared), seconds=LONGEST, what="the outbox drains")
        assert prepared.pid("publisher") == same
    require_all_public_once(counted(prepared, [], ledger))


@pytest.mark.slow
@pytest.mark.long
def test_the_bell_alone_is_enough_while_nothing_fails(prepared):
    """The desk rings the publisher's own queue: with no sweep at all, everything leaves with the next tick."""
    ledger = begin_anew(prepared)

    with running(prepared, prepared.program("publisher")):
        all_asked(prepared, ledger)
        prepared.watch(lambda: drained(prepared), seconds=LONGEST, what="the outbox drains")
    require_all_public_once(counted(prepared, [], ledger))


@pytest.mark.slow
@pytest.mark.long
def test_a_failpoint_is_reached_though_another_blow_ended_the_process_that_was_on_its_way(prepared):
    """After the first blow fewer publications are left than the second one counts: it counts through the whole round."""
    outcome = play(prepared, [Fault("committed", 7), Fault("in_transaction", 40)])

    fired = Ledger(prepared.layout.scratch / "failpoints.fired").lines("fired")
    assert [line["place"] for line in fired] == ["committed", "in_transaction"]
    require_all_public_once(outcome)
