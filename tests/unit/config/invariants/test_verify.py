# SPDX-License-Identifier: Apache-2.0
"""What `manage.py verify` prints: one line an invariant, and under it what breaches it."""

import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from registry.config.invariants import INVARIANTS
from registry.config.management.commands.verify import SHOWN
from registry.published.models import Document
from tests.unit.config.invariants.test_breaches import TRAIL


@pytest.fixture
def verify(as_publisher):
    def run(*words):
        out = StringIO()
        with as_publisher():
            try:
                call_command("verify", *words, stdout=out)
            except SystemExit as end:
                return end.code, out.getvalue()
        return 0, out.getvalue()

    return run


def test_each_invariant_is_one_line_when_it_holds(verify, world):
    status, said = verify()

    assert (status, said.splitlines()) == (0, [f"ok      {name}" for name in INVARIANTS])


def unasked(number):
    return Document(
        code=f"CHR-{number:07}-0",
        kind="incident",
        status="published",
        version=1,
        dataset_version=1,
        published_at=datetime(2025, 3, 3, tzinfo=UTC),
        body=b"{}",
        sort_date=date(2025, 3, 3),
    )


def test_a_long_list_of_breaches_is_cut_and_json_has_it_whole(verify, db, as_owner):
    assert verify()[0] == 0
    with as_owner():
        Document.objects.bulk_create(unasked(number) for number in range(25))

    status, said = verify()
    lines = said.splitlines()
    start = lines.index(f"BREACH  {TRAIL}")
    assert (status, lines[start + SHOWN + 1].strip()) == (1, "… and 5 more (--json tells them)")
    told = {line["invariant"]: line for line in json.loads(verify("--json")[1])}
    assert (told[TRAIL]["holds"], len(told[TRAIL]["breaches"])) == (False, 25)
    assert list(told) == list(INVARIANTS)
