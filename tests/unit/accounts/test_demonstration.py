# SPDX-License-Identifier: Apache-2.0
"""Demonstration accounts open nothing in production: not the desk, not a session that is open, not an import."""

import pytest
from django.core.management import CommandError, call_command

from tests.fixtures.cast import PASSWORD

pytestmark = pytest.mark.django_db(databases=["default", "published"])


@pytest.fixture
def demonstrator(amal):
    amal.is_demonstration = True
    amal.save(update_fields=["is_demonstration"])
    return amal


def sign_in(client, username="amal"):
    return client.post("/sign-in", {"username": username, "password": PASSWORD})


def test_a_demonstration_account_signs_in_everywhere_but_in_production(client, demonstrator, settings):
    assert sign_in(client).status_code == 302
    client.post("/sign-out")

    settings.REGISTRY_PRODUCTION = True

    refused = sign_in(client)
    assert (refused.status_code, "Please enter a correct" in refused.text) == (422, True)


def test_another_account_signs_in_in_production(client, amal, settings):
    settings.REGISTRY_PRODUCTION = True

    assert sign_in(client).status_code == 302


def test_an_open_session_of_a_demonstration_account_ends_in_production(client, demonstrator, settings):
    sign_in(client)
    assert client.get("/").status_code == 200

    settings.REGISTRY_PRODUCTION = True

    assert client.get("/").status_code == 302


def test_nothing_is_imported_in_the_name_of_a_demonstration_account_in_production(
    demonstrator, settings, tmp_path
):
    settings.REGISTRY_PRODUCTION = True

    with pytest.raises(CommandError, match="no active user “amal”") as refusal:
        call_command("import_incidents", "ucdp_ged", str(tmp_path / "none.csv"), "--as", "amal")
    assert refusal.value.returncode == 2
