# SPDX-License-Identifier: Apache-2.0
"""Safety holds in a real browser: set with the keyboard, and the question of lifting put to a second person."""

import pytest

from tests.e2e.desk_faces import both
from tests.e2e.watched import assert_sound

RECORDS = """
import django; django.setup()
from registry.accounts.models import RoleGrant, User
from registry.audit.viewing import viewing
from registry.publishing.merges import propose_merge
from registry.publishing.outbox import publish
from tests.factories.records import approved, claim, document, logged
amal, basim, dunya = (User.objects.get(username=name) for name in ("amal", "basim", "dunya"))
with viewing(amal.pk):
    gazette = document("Coastal Gazette (invented)")
    both = (claim(3), claim(5, item=gazette, origin="gazette"))
    for number in range(3):
        publish(record=approved(amal, basim, claims=both), by=dunya)
    duplicate = logged(amal, claims=(claim(5, item=gazette, origin="courier"),))
    stays = logged(amal, claims=both)
    propose_merge(duplicate, into=stays, by=amal, reason="Same street, same hour.")
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_holds") as running:
        running.house.run("desk", "-c", RECORDS)
        running.carry()
        yield running


def test_a_hold_is_set_and_its_lifting_asked_for_with_the_keyboard(desk, seat):
    watched = seat("basim")
    page = watched.page
    watched.open("/holds")
    page.focus("main #id_area")
    page.keyboard.type("XDM")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=It covers 5 records now")
    page.focus("main #id_reason")
    page.keyboard.type("Somebody recognised the building.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The hold is set.")
    assert_sound(watched, "holds-one-in-force")
    page.focus(".hold summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("It is known everywhere.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Another person must confirm it.")
    assert_sound(watched, "holds-lift-asked")
    desk.house.run("publisher", "manage.py", "keep_holds", "--once")

    other = seat("dunya")
    other.open("/holds")
    other.page.click(".hold summary")
    assert_sound(other, "holds-second-person")
