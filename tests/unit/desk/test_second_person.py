# SPDX-License-Identifier: Apache-2.0
"""A merge that was proposed and a hold that somebody asks to lift wait in the work of those who may confirm."""

import pytest

from registry.publishing.holds import Target, ask_lift, lift, set_hold
from registry.publishing.merges import ask_undo, confirm_merge, decline_merge, propose_merge
from tests.factories import records
from tests.flows.desk_browser import Browser


@pytest.fixture
def proposed(amal):
    pair = records.logged(amal, title={"en": "Told first"}), records.logged(amal, title={"en": "Told again"})
    return propose_merge(pair[0], into=pair[1], by=amal, reason="Same street.")


def waits(user) -> str:
    home = Browser(user).page("/")
    return home.split('id="asked-title"')[1].split("</section>")[0] if "asked-title" in home else ""


def test_a_proposed_merge_waits_for_who_may_confirm_it(proposed, amal, basim, eyad):
    assert f'href="/records/{proposed.duplicate.reference}/merge"' in waits(basim)
    assert "Amal" in waits(basim)
    assert waits(amal) == ""

    decline_merge(proposed, by=basim)
    assert waits(basim) == ""


def test_whoever_wrote_either_record_is_not_asked(amal, eyad, basim):
    propose_merge(records.logged(amal), into=records.logged(eyad), by=amal, reason="Same street.")

    assert waits(eyad) == ""
    assert waits(basim)


def test_that_a_merge_be_undone_waits_too(proposed, amal, basim):
    confirm_merge(proposed, by=basim)
    ask_undo(proposed, by=amal, reason="Two streets.")

    assert "asks to undo the merge" in waits(basim)
    assert waits(amal) == ""


def test_a_hold_waits_until_it_is_lifted(amal, basim, dunya):
    record = records.logged(amal)
    hold = set_hold(Target(record=record), by=basim, reason="A witness.")
    assert waits(dunya) == ""
    ask_lift(hold, by=basim, reason="Known everywhere.")

    assert f'href="/holds#hold-{hold.pk}"' in waits(dunya)
    assert record.reference in waits(dunya)
    assert (waits(basim), waits(amal)) == ("", "")
    lift(hold, by=dunya, reason="Agreed.")
    assert waits(dunya) == ""
