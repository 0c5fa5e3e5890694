# SPDX-License-Identifier: Apache-2.0
"""Which items of the checklist apply, and what a missing tick does."""

from pathlib import Path

import pytest

from registry.domain.checklist import ITEMS, Checked, When, applicable, refuse_unticked
from registry.domain.errors import NeedsReason, NotComplete

ALL = tuple(item.code for item in ITEMS)
EVERYTHING = frozenset(When)
PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "checklist.md"


def test_a_bare_record_asks_for_what_always_applies():
    assert [item.code for item in applicable(frozenset())] == [
        "identity", "dates", "words", "sensitivity", "sources",
    ]  # fmt: skip


def test_a_full_record_asks_for_everything():
    assert tuple(item.code for item in applicable(EVERYTHING)) == ALL


@pytest.mark.parametrize("missing", ALL)
def test_each_missing_tick_is_refused_at_its_item(missing):
    checked = Checked(tuple(code for code in ALL if code != missing), 1, "a monument")

    with pytest.raises(NotComplete) as refusal:
        refuse_unticked(checked, EVERYTHING)
    assert refusal.value.field == missing


def test_what_was_found_needs_a_reason_besides_its_tick():
    with pytest.raises(NeedsReason) as refusal:
        refuse_unticked(Checked(ALL, 1, " "), EVERYTHING)
    assert refusal.value.field == "found_reason"
    refuse_unticked(Checked(ALL, 1, "A public monument."), EVERYTHING)


def test_items_that_do_not_apply_are_not_asked_for():
    refuse_unticked(Checked(("identity", "dates", "words", "sensitivity", "sources")), frozenset())


@pytest.mark.parametrize("code", ALL)
def test_each_item_is_explained(code):
    assert f"| `{code}` |" in PAGE.read_text()
