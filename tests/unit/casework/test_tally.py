# SPDX-License-Identifier: Apache-2.0
"""The count for filters is that of the pages, and never an old one."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Tally
from tests.factories import records


def bounds(record) -> tuple:
    return Tally.objects.values_list("killed_min", "killed_max", "injured_min", "injured_max").get(
        pk=record.pk
    )


@pytest.fixture
def record(amal):
    return records.logged(amal, claims=(records.claim(3), records.claim(5, origin="agency")))


def test_it_is_kept_with_the_claims(record, amal):
    before = bounds(record)
    rewrite_record(record, records.draft(claims=(records.claim(None),)), by=amal, row_version=1)

    assert (before, bounds(record)) == ((3, 5, None, None), (None, None, None, None))


@pytest.mark.parametrize(
    "change",
    ["UPDATE casework_casualtyfigure SET min = 1, max = 1", "UPDATE casework_claim SET credibility = '5'"],
)
def test_a_change_past_it_takes_it_away_until_the_next_count(record, amal, change):
    with acting_as(amal.pk), connection.cursor() as cursor:
        cursor.execute(change)
    gone = not Tally.objects.exists()
    told = StringIO()
    call_command("count_records", stdout=told)

    assert gone
    assert told.getvalue() == "1 records counted\n"
    assert bounds(record) in ((1, 1, None, None), (None, None, None, None))
