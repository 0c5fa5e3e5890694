# SPDX-License-Identifier: Apache-2.0
"""Where a second factor is required, people who decide can do nothing else until they have one."""

import pytest

from registry.accounts.roles import PERMISSIONS, ROLES, SECOND_FACTOR
from tests.fixtures.cast import make
from tests.flows.at_the_door import App, recovery_codes

pytestmark = pytest.mark.django_db(databases=["default", "published"])


@pytest.fixture(autouse=True)
def required(settings):
    settings.REGISTRY_MFA_REQUIRED = True


@pytest.mark.parametrize("name", ["basim", "dunya", "eyad", "ghada"])
def test_people_who_decide_are_led_to_setting_one_up(client, name):
    user = make(name)
    client.force_login(user)
    for path in ("/", "/people", "/account", "/account/password", "/account/sessions"):
        leads = client.get(path).get("Location")
        assert leads == (None if path in ("/account", "/account/sessions") else "/account/second-factor"), (
            path
        )
    assert client.get("/account/second-factor").status_code == 200

    App.of(user)

    assert client.get("/").status_code == 200


@pytest.mark.parametrize("name", ["amal", "fadi"])
def test_people_who_only_write_or_read_are_not(client, name):
    client.force_login(make(name))

    assert client.get("/").status_code == 200


def test_nothing_is_taken_from_somebody_who_lacks_it(client, basim):
    client.force_login(basim)

    answer = client.post("/records/NOSUCHRE/steps/approve")

    assert (answer.status_code, "second factor" in answer.text) == (403, True)


def test_recovery_codes_alone_do_not_count(client, basim):
    recovery_codes(basim)
    client.force_login(basim)

    assert client.get("/")["Location"] == "/account/second-factor"


def test_signing_out_is_always_possible(client, basim):
    client.force_login(basim)

    assert client.post("/sign-out")["Location"] == "/sign-in"


def test_without_the_setting_nobody_is_led_there(client, basim, settings):
    """Negative control."""
    settings.REGISTRY_MFA_REQUIRED = False
    client.force_login(basim)

    assert client.get("/").status_code == 200


def test_every_permission_has_a_meaning_and_every_role_has_known_ones():
    assert frozenset().union(*ROLES.values()) | SECOND_FACTOR <= set(PERMISSIONS)
