# SPDX-License-Identifier: Apache-2.0
"""A migration that fills columns meets the rows of an installation that has some."""

import pytest

from tests.e2e.house import House

LOG = """
import django; django.setup()
from registry.accounts.models import User
from registry.audit.viewing import viewing
from tests.fixtures.cast import make
from tests.factories.records import logged
amal = make("amal")
with viewing(amal.pk):
    logged(amal)
"""
LISTED = """
import django; django.setup()
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import Standing
from registry.config.invariants.standing import breaches
amal = User.objects.get(username="amal")
with viewing(amal.pk):
    print(Standing.objects.filter(sensitivity="public", created_by_id=amal.pk).count(), list(breaches()))
"""


@pytest.fixture
def house(django_db_setup) -> House:
    made = House("upgrade")
    made.build(areas=False)
    return made


def test_mirrors_of_records_that_stand_are_filled(house):
    house.run("desk", "-c", LOG)
    for words in (("migrate", "casework", "0020"), ("migrate", "inbox"), ("apply_grants",)):
        house.run("owner", "manage.py", *words)

    assert house.run("desk", "-c", LISTED).split("\n")[0] == "1 []"
