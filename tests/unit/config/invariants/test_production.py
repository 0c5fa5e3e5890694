# SPDX-License-Identifier: Apache-2.0
"""Demonstration accounts and records are named in production, and only there."""

import pytest

from registry.accounts.models import User
from registry.published.models import Document
from tests.factories.records import logged, published
from tests.unit.config.invariants.test_breaches import DEMONSTRATION


@pytest.fixture
def production(settings):
    settings.REGISTRY_PRODUCTION = True


def test_a_demonstration_account_is_named(broken, amal, production):
    assert broken() == {}
    User.objects.filter(pk=amal.pk).update(is_demonstration=True)

    assert broken() == {DEMONSTRATION: ("the account amal is a demonstration account",)}


def test_a_demonstration_record_is_named(broken, amal, production):
    assert broken() == {}
    record = logged(amal, demonstration=True)

    assert broken() == {DEMONSTRATION: (f"the working record {record.reference} is a demonstration record",)}


def test_a_public_demonstration_record_is_named(broken, amal, basim, dunya, as_publisher, settings):
    published(amal, basim, dunya, as_publisher, demonstration=True)
    assert broken() == {}  # the control: elsewhere it may be

    settings.REGISTRY_PRODUCTION = True

    code = Document.objects.get().code
    assert f"{code} is public and a demonstration record" in broken()[DEMONSTRATION]
