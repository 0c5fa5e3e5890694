# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import steps
from registry.embedded.layout import PROJECT


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [("DEMO", "1", True), ("DEMO", "0", False), ("REGISTRY_ENV", "production", False)],
)
def test_demonstration_records_are_loaded_unless_asked_away_or_in_production(
    monkeypatch, variable, value, expected
):
    monkeypatch.delenv("REGISTRY_ENV", raising=False)
    monkeypatch.setenv(variable, value)

    assert steps.wanted() is expected


def test_every_step_that_can_change_names_files_that_exist():
    without = {step.name for step in steps.STEPS if not step.has_work(PROJECT)}

    assert without <= {"messages"}
