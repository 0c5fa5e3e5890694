# SPDX-License-Identifier: Apache-2.0
"""kill -9 of everything, at seeded moments, in the middle of fifty publications: each is public exactly once.

SHORT=1 plays two rounds that hold every failpoint and every victim; SHORT=0 plays twenty rounds of one blow each and
one of six. SEED=… plays the same plan again.
"""

from random import Random

import pytest

from tests.faults.conftest import SEED, SHORT
from tests.faults.nemesis import KINDS, Fault, moment
from tests.faults.rounds import play, require_all_public_once

ROUNDS = 20
SHORT_ROUNDS = (
    ("committed", "worker", "flushall", "beat", "in_transaction", "redis"),
    ("half_acknowledged", "publisher_child", "statement", "postgres", "publisher", "backend"),
)


def plan() -> list[list[Fault]]:
    """Return the blows of every round, the same ones for the same seed."""
    chance = Random(SEED)
    if SHORT:
        return [[moment(victim, chance) for victim in victims] for victims in SHORT_ROUNDS]
    victims = [*KINDS, *chance.choices(KINDS, k=ROUNDS - len(KINDS))]
    single = [[moment(victim, chance)] for victim in victims]
    return [
        *single,
        [
            moment(victim, chance)
            for victim in ("committed", "postgres", "flushall", "redis", "worker", "publisher")
        ],
    ]


@pytest.mark.slow
@pytest.mark.parametrize("faults", plan(), ids=lambda faults: "+".join(fault.victim for fault in faults))
def test_all_fifty_are_public_exactly_once(prepared, faults, record_property, capsys):
    outcome = play(prepared, faults)

    record_property("outcome", str(outcome))
    with capsys.disabled():
        print(f"\n  SEED={SEED} {outcome}", flush=True)  # noqa: T201  the figures of the round, and how to replay it
    require_all_public_once(outcome)


@pytest.mark.slow
@pytest.mark.long
def test_two_publishers_at_once_carry_each_publication_once(prepared):
    """The queue may deliver a ring twice, and a slow publisher may meet its successor."""
    require_all_public_once(play(prepared, [Fault("committed", 2)], rival=True))
