# SPDX-License-Identifier: Apache-2.0
"""Steps of one kind are worked out together, forwards and back, and only where none stands on another."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import AddField, AlterField, CreateModel, RunSQL
from django.db.migrations.state import ProjectState

from registry.audit.one_state import InOneState, in_one_state

KEY = ("id", models.BigAutoField(primary_key=True))
CREATED = CreateModel("Basket", [KEY])
FRUITS = [AddField("basket", name, models.IntegerField(null=True)) for name in ("apples", "pears")]


def columns() -> set[str]:
    with connection.cursor() as cursor:
        return {
            column.name for column in connection.introspection.get_table_description(cursor, "audit_basket")
        }


def test_a_run_is_done_forwards_and_back(db, as_owner):
    _, run = in_one_state([CREATED, *FRUITS])
    before = ProjectState()
    CREATED.state_forwards("audit", before)
    after = before.clone()
    run.state_forwards("audit", after)

    with as_owner(), connection.schema_editor() as editor:
        CREATED.database_forwards("audit", editor, ProjectState(), before)
        run.database_forwards("audit", editor, before, after)
        assert columns() == {"id", "apples", "pears"}
        run.database_backwards("audit", editor, after, before)
        assert columns() == {"id"}


def test_sql_stays_by_itself_and_says_whether_there_is_a_way_back():
    steps = [RunSQL("SELECT 1"), RunSQL("SELECT 2")]

    assert in_one_state(steps) == steps
    assert [step.reversible for step in in_one_state(steps)] == [False, False]


def test_kinds_are_kept_apart_and_in_order():
    made = in_one_state([CREATED, *FRUITS, RunSQL("SELECT 1")])

    assert [type(step) for step in made] == [CreateModel, InOneState, RunSQL]
    assert made[1].describe() == "Add field apples to basket; Add field pears to basket"


def test_two_steps_on_one_field_are_refused():
    twice = [AlterField("basket", "apples", models.IntegerField(default=number)) for number in (1, 2)]

    with pytest.raises(ValueError, match="the same thing"):
        in_one_state(twice)
