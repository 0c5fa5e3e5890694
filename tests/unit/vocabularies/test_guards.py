# SPDX-License-Identifier: Apache-2.0
"""What the database refuses whoever writes, shown by raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from registry.vocabularies.load import load
from registry.vocabularies.models import Concept, Scheme


@pytest.fixture
def sql(owner_cursor):
    load()
    return owner_cursor.execute


RPG = "UPDATE vocabularies_concept SET {} WHERE scheme_id = 'weapon' AND code = 'rpg'"
OTHER = "(SELECT id FROM vocabularies_concept WHERE scheme_id = 'harm' LIMIT 1)"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM vocabularies_concept WHERE scheme_id = 'weapon' AND code = 'rpg'",
        RPG.format("code = 'bazooka'"),
        RPG.format("scheme_id = 'harm'"),
        RPG.format("id = -1"),
        RPG.format('label = \'{"ar": "x"}\''),
        RPG.format('label = \'{"en": " "}\''),
        RPG.format("status = 'gone'"),
        RPG.format("replaced_by_id = parent_id"),
        RPG.format("parent_id = id"),
        RPG.format(f"parent_id = {OTHER}"),
        RPG.format(f"replaced_by_id = {OTHER}, status = 'deprecated'"),
        "DELETE FROM vocabularies_scheme WHERE code = 'weapon'",
        "UPDATE vocabularies_scheme SET code = 'arms' WHERE code = 'weapon'",
        "UPDATE vocabularies_scheme SET version = version - 1 WHERE code = 'weapon'",
    ],
)
def test_the_past_of_a_code_stands(sql, statement):
    before = list(Concept.objects.values()), list(Scheme.objects.values())

    with pytest.raises(IntegrityError), transaction.atomic():
        sql(statement)

    assert (list(Concept.objects.values()), list(Scheme.objects.values())) == before


def test_a_label_and_a_status_may_change(sql):
    sql(RPG.format("label = '{\"en\": \"RPG\"}', status = 'deprecated'"))

    assert Concept.objects.get(code="rpg").status == "deprecated"


@pytest.mark.parametrize("role", ["registry_desk", "registry_publisher"])
def test_services_read_the_vocabularies_and_never_write_them(sql, role):
    question = "SELECT has_table_privilege(%s, %s, %s)"
    with connection.cursor() as cursor:
        for table in ("vocabularies_scheme", "vocabularies_concept"):
            for privilege in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
                cursor.execute(question, [role, table, privilege])
                assert cursor.fetchone() == (privilege == "SELECT",)
