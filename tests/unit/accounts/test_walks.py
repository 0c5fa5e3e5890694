# SPDX-License-Identifier: Apache-2.0
"""Random walks over sign-in, second factor, reset, roles and links: one is in exactly when the model says so."""

import random

import pytest
from django.test import Client

from registry.accounts import people
from registry.accounts.models import Attempt
from tests.factories.teams import somebody
from tests.fixtures.cast import PASSWORD
from tests.flows.at_the_door import App, is_in, recovery_codes, second_step, sign_in

pytestmark = pytest.mark.django_db(databases=["default", "published"])
STEPS = 30


class Walk:
    """One person, one browser, two administrators, and what ought to be true of them."""

    def __init__(self, amal, ghada, chance, later) -> None:
        self.amal, self.ghada, self.chance, self.later = amal, ghada, chance, later
        self.hani = somebody("hani", "administrator")  # links and resets are of two hands
        self.client, self.password = Client(), PASSWORD
        self.app, self.codes = None, []
        self.inside = self.half = self.closed = False
        self.old_cookies: list[dict] = []

    def name_and_password(self):
        wrong = self.chance.random() < 0.3
        if self.inside or self.half:
            return
        sign_in(self.client, "amal", self.password + "x" * wrong)
        right = not wrong and not self.closed
        self.half, self.inside = right and self.app is not None, right and self.app is None

    def right_code(self):
        self.later(30)
        if self.app:
            self.code(self.app.code(), self.half)

    def used_code(self):
        if self.app and self.half:
            self.later(30)
            used = self.app.code()
            self.code(used, True)
            self.leave()
            self.name_and_password()
            self.code(used, False)

    def recovery_code(self):
        if self.codes and self.app and self.half:
            self.code(self.codes.pop(), True)

    def wrong_code(self):
        self.code("123", False)

    def code(self, code, opens):
        second_step(self.client, code)
        if opens:
            self.inside, self.half = True, False

    def leave(self):
        if self.inside:
            self.old_cookies.append({name: held.value for name, held in self.client.cookies.items()})
            self.client.post("/sign-out")
        self.client = Client()
        self.inside = self.half = False

    def set_up(self):
        if not self.app:
            self.app, self.codes = App.of(self.amal), recovery_codes(self.amal)

    def reset(self):
        people.reset_second_factor(by=self.hani, person=self.amal)
        self.end()
        self.app, self.codes = None, []

    def change_roles(self):
        held = set(self.amal.role_grants.values_list("role", flat=True))
        people.change_roles(
            by=self.ghada, person=self.amal, roles=["reviewer"] if held == {"viewer"} else ["viewer"]
        )
        self.end()

    def link(self):
        if not self.closed:
            token = people.issue_link(by=self.ghada, person=self.amal)
            self.password = f"{PASSWORD} {self.chance.random()}"
            typed = {"new_password": self.password, "again": self.password}
            assert Client().post(f"/welcome/{token}", typed).status_code == 302
            self.end()

    def close_or_open(self):
        act = people.open_account if self.closed else people.close_account
        act(by=self.ghada, person=self.amal)
        if not self.closed:
            self.end()
        self.closed = not self.closed
        self.amal.refresh_from_db()

    def end(self):
        """Whatever was begun is begun anew."""
        self.old_cookies.append({name: held.value for name, held in self.client.cookies.items()})
        assert not is_in(self.client)
        self.client = Client()
        self.inside = self.half = False

    def check(self):
        assert is_in(self.client) is self.inside
        for cookies in self.old_cookies[-3:]:
            stale = Client()
            stale.cookies.load(cookies)
            assert not is_in(stale)
        Attempt.objects.all().delete()  # limits have tests of their own


ACTS = (
    *("name_and_password",) * 6,
    *("right_code",) * 4,
    *("used_code", "recovery_code", "wrong_code", "leave", "set_up"),
    *("reset", "change_roles", "link", "close_or_open"),
)


@pytest.mark.parametrize("seed", range(10))
def test_one_is_in_exactly_when_all_that_is_asked_was_given(amal, ghada, later, seed):
    chance = random.Random(seed)
    walk = Walk(amal, ghada, chance, later)
    for _ in range(STEPS):
        getattr(walk, chance.choice(ACTS))()
        walk.check()
