# SPDX-License-Identifier: Apache-2.0
"""The check of the names of tests finds what workers would not agree on."""

import os

import pytest

from tests.architecture.names import differences

ALONE = (
    "-c",
    os.devnull,
    "--noconftest",
    "-p",
    "no:django",
    "-p",
    "no:xdist",
    "-p",
    "no:schemathesis",
    "test_one.py",
)
TEST = """
import time, pytest
@pytest.mark.parametrize("value", {values})
def test_one(value):
    pass
"""


@pytest.fixture
def told(tmp_path):
    """Return a function that gives what the check says of a test with these values."""

    def of(values):
        (tmp_path / "test_one.py").write_text(TEST.format(values=values))
        return differences(*ALONE, folder=tmp_path)

    return of


def test_names_that_are_the_same_twice_are_agreed_on(told):
    assert told("sorted({'a', 'b', 'c', 'd', 'e'})") == []


@pytest.mark.parametrize("values", ["[str(time.time())]", "{'a', 'b', 'c', 'd', 'e', 'f', 'g'}"])
def test_a_time_and_the_order_of_a_set_are_found(told, values):
    """Negative control."""
    assert told(values)
