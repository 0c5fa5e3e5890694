# SPDX-License-Identifier: Apache-2.0
"""Every address for programs under hostile parameters: refused by name in one form, never a fault, never ignored.

1,500 attacks in a normal run; `make fuzz` sends 10,000. A failure names its seed and number: FUZZ_SEED repeats it.
"""

import json
import os
from random import Random

import pytest

from registry.ui.problems import CONTENT_TYPE
from tests.api import hostile
from tests.api.hostile import NAMELESS, Attack
from tests.api.routes import routes
from tests.factories import content as make

CASES = int(os.environ.get("FUZZ_CASES", "1500"))
SEED = os.environ.get("FUZZ_SEED", "registry")
SAMPLES = {"number": "1", "z": "3", "x": "4", "y": "3"}
SEGMENTS = (
    "%00",
    "%FF",
    "%ED%A0%80",
    "..%5C",
    "' OR 1=1",
    "x" * 3000,
    "-1",
    "1e9",
    "٣",
    "99999999999999999999",
    "%0A",
    "%E2%80%AE",
)


@pytest.fixture
def sample(put, reference):
    """Return a function that gives a value for a variable part of an address: one that is there, where it can."""
    code = put(make.cluster_munition_in_two_areas())
    return lambda name: SAMPLES.get(name, code)


def faults(answer, attack: Attack) -> list[str]:
    """Return what is wrong with the answer to an attack."""
    found = []
    if not 400 <= answer.status < 500:
        found.append(f"status {answer.status}")
    if answer.headers.get("Content-Type") != CONTENT_TYPE:
        return [*found, f"form {answer.headers.get('Content-Type')}"]
    named = [error["parameter"] for error in json.loads(answer.body)["errors"]]
    if len(named) != 1 or (attack.name != NAMELESS and named != [attack.name]):
        found.append(f"names {named}, not {attack.name!r}")
    return found


def test_every_route_is_reached_by_its_sample(sample):
    assert [route.template for route in routes() if not route.reached_by(route.path(sample))] == []
    assert len(routes()) >= 13


def test_hostile_parameters_are_refused_by_name(raw, sample):
    dice, every, broken = Random(SEED), routes(), []
    for number in range(CASES):
        route, attack = dice.choice(every), hostile.attack(dice)
        answer = raw(f"{route.path(sample)}?{attack.query}")
        if found := faults(answer, attack):
            broken.append(f"{number}: {route.template}?{attack.query[:120]}: {', '.join(found)}")

    assert broken == [], f"seed {SEED}"


def test_hostile_addresses_are_refused(raw, sample):
    broken = []
    for route in routes():
        for name in route.names:
            for segment in SEGMENTS:
                path = route.path(
                    lambda each, name=name, segment=segment: segment if each == name else sample(each)
                )
                answer = raw(path)
                if not 400 <= answer.status < 500 or answer.headers.get("Content-Type") != CONTENT_TYPE:
                    broken.append(f"{path[:100]}: {answer.status}")

    assert broken == []


def test_negative_control_an_address_that_ignores_what_it_does_not_know_is_found(raw, sample, monkeypatch):
    from api.v1.index import Index

    monkeypatch.setattr(Index, "filter_of", lambda self, request: None)
    attack = Attack("unknown=1", "unknown")

    assert faults(raw("/api/v1/?unknown=1"), attack)
    assert not faults(raw("/api/v1/incidents?unknown=1"), attack)
