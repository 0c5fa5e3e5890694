# SPDX-License-Identifier: Apache-2.0
"""What the role that hands requests in can insert: three columns, of a known form and a bounded size."""

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from registry.domain.requests import LARGEST_SEALED, LONGEST
from registry.published.models import InboxItem
from tests.fixtures.inbox import as_inbox

FITTING = {"fingerprint": "a" * 64, "kind": "removal", "sealed": b"x" * LARGEST_SEALED}


@pytest.fixture
def insert(db):
    """Return a function that inserts these columns as that role."""

    def inserted(**columns):
        names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
        with as_inbox(), transaction.atomic("published"), connections["published"].cursor() as cursor:
            cursor.execute(f"INSERT INTO published_inbox ({names}) VALUES ({places})", list(columns.values()))

    return inserted


def test_what_fits_is_taken_and_the_database_says_when(insert, as_publisher):
    """Negative control of the refusals below."""
    insert(**FITTING)

    with as_publisher():
        assert InboxItem.objects.get().received_at


def test_the_time_cannot_be_set(insert):
    with pytest.raises(DatabaseError, match="permission denied"):
        insert(**FITTING, received_at="2000-01-01")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"sealed": b"x" * (LARGEST_SEALED + 1)}, "inbox_sealed_not_larger"),
        ({"fingerprint": "a" * 63}, "inbox_fingerprint_formed"),
        ({"fingerprint": "A" * 64}, "inbox_fingerprint_formed"),
        ({"kind": "praise"}, "inbox_kind_known"),
    ],
)
def test_what_no_form_hands_in_is_refused(insert, wrong, rule):
    with pytest.raises(IntegrityError, match=rule):
        insert(**FITTING | wrong)


def test_the_longest_letter_in_the_widest_signs_fits_twice(handed_in, as_publisher):
    handed_in(**{name: "\U00013000" * most for name, most in LONGEST.items()})

    with as_publisher():
        assert len(InboxItem.objects.get().sealed) < LARGEST_SEALED / 1.9
