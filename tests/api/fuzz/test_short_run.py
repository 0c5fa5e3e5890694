# SPDX-License-Identifier: Apache-2.0
"""The short run of the fuzzer, and what shows that it would find something."""

from copy import deepcopy

import pytest

from tests.api.fuzz.run import description, run

SEED = 20261127
EXAMPLES = 3


def test_everything_the_description_allows_and_forbids_is_answered_as_it_says(standing, tmp_path):
    found = run(standing.url, tmp_path, seed=SEED, examples=EXAMPLES)

    assert found.passed, found.output[-8000:]
    assert found.cases > 500


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("Place", "properties", "country"), {"type": "integer"}),
        (("Term", "properties", "label"), {"type": "string", "maxLength": 1}),
        (("Incident", "properties", "kind"), {"const": "event"}),
    ],
)
def test_a_type_changed_on_purpose_is_caught(standing, tmp_path, path, wrong):
    told = deepcopy(description(standing.url))
    place = told["components"]["schemas"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong

    found = run(standing.url, tmp_path, seed=SEED, examples=1, told=told, phases="examples")

    assert not found.passed
    assert "Response violates schema" in found.output


def test_a_member_that_is_not_told_is_caught(standing, tmp_path):
    told = deepcopy(description(standing.url))
    shape = told["components"]["schemas"]["Incident"]
    shape["required"].remove("nonce")
    del shape["properties"]["nonce"]

    found = run(standing.url, tmp_path, seed=SEED, examples=1, told=told, phases="examples")

    assert not found.passed
    assert "Response violates schema" in found.output


def test_a_parameter_that_is_told_looser_than_it_is_read_is_caught(standing, tmp_path):
    told = deepcopy(description(standing.url))
    for each in told["paths"]["/api/v1/incidents"]["get"]["parameters"]:
        if each["name"] == "limit":
            each["schema"] = {"type": "integer", "minimum": 2000, "maximum": 3000}
            each["example"] = 2500

    found = run(standing.url, tmp_path, seed=SEED, examples=1, told=told, phases="examples")

    assert not found.passed
    assert "refusals_name_what_is_wrong" in found.output
