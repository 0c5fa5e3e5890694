# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import foreground, steps
from registry.embedded.errors import Refused
from registry.embedded.layout import PROJECT, RESTORED, RESTORING


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [("DEMO", "1", True), ("DEMO", "0", False), ("REGISTRY_ENV", "production", False)],
)
def test_demonstration_records_are_loaded_unless_asked_away_or_in_production(
    layout, monkeypatch, variable, value, expected
):
    monkeypatch.delenv("REGISTRY_ENV", raising=False)
    monkeypatch.setenv(variable, value)

    assert steps.wanted(layout) is expected


def test_no_invented_records_are_mixed_into_what_was_restored(layout, monkeypatch):
    monkeypatch.delenv("REGISTRY_ENV", raising=False)
    assert steps.wanted(layout) is True

    (layout.var / RESTORED).touch()

    assert steps.wanted(layout) is False


def test_what_happens_to_demonstration_records_comes_after_they_are_public():
    """What is handed over leaves with the next tick: without waiting for it, nothing is public yet and nothing happens."""
    invented = {step.name: step.command for step in steps.STEPS if step.demonstration}

    assert list(invented) == ["demo", "demo-publish", "demo-changes"]
    assert "--wait" in invented["demo-publish"]


def test_every_step_that_can_change_names_files_that_exist():
    without = {step.name for step in steps.STEPS if not step.has_work(PROJECT)}

    assert without <= {"messages"}


def test_what_was_half_restored_does_not_start(layout):
    foreground.refuse_half_restored(layout)

    (layout.var / RESTORING).touch()

    with pytest.raises(Refused, match="has begun and not ended"):
        foreground.refuse_half_restored(layout)
