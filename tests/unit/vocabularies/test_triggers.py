# SPDX-License-Identifier: Apache-2.0
import pytest
from django.db import IntegrityError, transaction

from registry.vocabularies.load import load
from registry.vocabularies.triggers import concept_trigger_sql

COLUMNS = {"weapon": "weapon", "part": "part_of_day?", "roles": "person_role[]"}
INSERT = "INSERT INTO fruit_basket (weapon, part, roles) VALUES (%s, %s, %s)"


@pytest.fixture
def basket(owner_cursor):
    """A guarded table, written to as a role that is no superuser."""
    load()
    owner_cursor.execute(
        "CREATE TABLE fruit_basket (weapon varchar(40), part varchar(40), roles varchar(40)[])"
    )
    forward, _ = concept_trigger_sql("fruit_basket", COLUMNS)
    owner_cursor.execute(forward)
    owner_cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    assert owner_cursor.fetchone() == (False,)
    return owner_cursor


@pytest.mark.parametrize(
    "row",
    [
        ("rpg", "morning", ["teacher", "student"]),
        ("rpg", "", []),
        (None, None, None),
        ("cluster_munition", "", ["none_known"]),
    ],
)
def test_known_words_pass(basket, row):
    basket.execute(INSERT, row)

    basket.execute("SELECT weapon, part, roles FROM fruit_basket")
    assert basket.fetchone() == row


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("catapult", "", []), "fruit_basket.weapon: catapult is not in the vocabulary weapon"),
        (("", "", []), "fruit_basket.weapon:  is not in the vocabulary weapon"),
        (("RPG", "", []), "fruit_basket.weapon: RPG is not in the vocabulary weapon"),
        (("killed", "", []), "fruit_basket.weapon: killed is not in the vocabulary weapon"),
        (("air_weapon", "", []), "fruit_basket.weapon: air_weapon is not in the vocabulary weapon"),
        (("rpg", "teatime", []), "fruit_basket.part: teatime is not in the vocabulary part_of_day"),
        (("rpg", "", ["teacher", "king"]), r"fruit_basket.roles: \{teacher,king\} is not in the vocabulary"),
        (("rpg", "", [None]), r"fruit_basket.roles: \{NULL\} is not in the vocabulary person_role"),
    ],
)
def test_unknown_words_are_refused_by_column_and_vocabulary(basket, row, message):
    with pytest.raises(IntegrityError, match=message), transaction.atomic():
        basket.execute(INSERT, row)

    basket.execute("SELECT count(*) FROM fruit_basket")
    assert basket.fetchone() == (0,)


def test_an_update_is_refused_like_an_insert(basket):
    basket.execute(INSERT, ["rpg", "", []])

    with pytest.raises(IntegrityError, match="catapult"), transaction.atomic():
        basket.execute("UPDATE fruit_basket SET weapon = 'catapult'")


def test_a_table_of_the_writer_with_the_same_name_vouches_for_nothing(basket):
    basket.execute(
        "CREATE TEMPORARY TABLE vocabularies_concept (scheme_id text, code text, attributes jsonb)"
    )
    basket.execute("INSERT INTO pg_temp.vocabularies_concept VALUES ('weapon', 'catapult', '{}')")

    with pytest.raises(IntegrityError, match="catapult"), transaction.atomic():
        basket.execute(INSERT, ["catapult", "", []])


def test_a_deprecated_word_stays_known(basket):
    basket.execute("UPDATE vocabularies_concept SET status = 'deprecated' WHERE code = 'rpg'")

    basket.execute(INSERT, ["rpg", "", []])


def test_without_the_guard_anything_passes(basket):
    """Negative control: it is the trigger that refuses."""
    _, reverse = concept_trigger_sql("fruit_basket", COLUMNS)
    basket.execute(reverse)

    basket.execute(INSERT, ["catapult", "teatime", ["king"]])


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("basket; DROP TABLE x", {"weapon": "weapon"}),
        ("basket", {"wea pon": "weapon"}),
        ("basket", {"weapon": "weapon'"}),
        ("basket", {"weapon": "weapon!"}),
        ("basket", {}),
    ],
)
def test_only_plain_names_come_into_the_sql(table, columns):
    with pytest.raises(ValueError, match="basket"):
        concept_trigger_sql(table, columns)


def test_the_error_names_the_column_for_programs_too(basket):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        basket.execute(INSERT, ["catapult", "", []])

    diagnosis = refusal.value.__cause__.diag
    assert (diagnosis.table_name, diagnosis.column_name) == ("fruit_basket", "weapon")
