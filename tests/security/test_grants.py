# SPDX-License-Identifier: Apache-2.0
"""The rights in both databases are those of the golden list; one more is noticed; what the list denies is refused."""

import pytest
from django.db import DatabaseError, connections, transaction

from registry.config.grants import differences

MORE = {
    "a table": ("default", "GRANT UPDATE ON audit_event TO registry_desk"),
    "another table": ("published", "GRANT INSERT ON published_document TO registry_reader"),
    "a column": ("default", "GRANT UPDATE (publication) ON casework_publicstate TO registry_desk"),
    "a column to read": ("published", "GRANT SELECT (app) ON django_migrations TO registry_reader"),
    "everybody": ("default", "GRANT SELECT ON casework_record TO PUBLIC"),
    "everybody, a column": ("default", "GRANT SELECT (title) ON casework_record TO PUBLIC"),
    "the right to pass it on": ("default", "GRANT SELECT ON audit_event TO registry_desk WITH GRANT OPTION"),
    "a sequence": ("published", "GRANT UPDATE ON SEQUENCE published_version_id_seq TO registry_reader"),
}
LESS = {
    "a table": ("default", "REVOKE SELECT ON audit_event FROM registry_desk"),
    "a column": ("default", "REVOKE UPDATE (code) ON casework_publicstate FROM registry_desk"),
}
DESK_MAY_NOT = (
    "UPDATE audit_event SET body = body",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "INSERT INTO casework_authorship (revision_id, author_id) SELECT id, NULL FROM casework_revision",
    "UPDATE casework_authorship SET author_id = author_id",
    "DELETE FROM casework_authorship",
    "UPDATE casework_publicstate SET publication = 'published'",
    "UPDATE casework_publicstate SET version = 1",
    "UPDATE casework_publicstate SET content_sha256 = ''",
    "DELETE FROM casework_publicstate",
    "INSERT INTO casework_publicstate (record_id) SELECT id FROM casework_record",
    "UPDATE casework_revision SET number = 2",
    "UPDATE casework_revision SET record_id = record_id",
    "DELETE FROM casework_revision",
    "UPDATE review_decision SET decided_by_id = decided_by_id",
    "DELETE FROM review_decision",
    "UPDATE publishing_outbox SET done_at = now()",
    "UPDATE publishing_outbox SET content = content",
    "DELETE FROM publishing_outbox",
    "UPDATE casework_step SET second_person = false",
    "INSERT INTO casework_step VALUES ('draft', 'approved', false)",
    "DELETE FROM casework_record",
    "UPDATE casework_notice SET text = text",
    "DELETE FROM casework_notice",
    "UPDATE accounts_rolegrant SET role = 'administrator'",
    "DELETE FROM accounts_user",
    "DELETE FROM accounts_link",
    "UPDATE accounts_link SET token_sha256 = token_sha256",
    "UPDATE accounts_link SET expires_at = now()",
    "SELECT * FROM account_emailaddress",
    "INSERT INTO vocabularies_concept DEFAULT VALUES",
    "UPDATE gazetteer_place SET id = id",
    "DROP TABLE audit_event",
    "ALTER TABLE audit_event DISABLE TRIGGER audit_stands",
    "DROP TRIGGER audit_chain ON audit_event",
    "CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE RULE quiet AS ON INSERT TO audit_event DO INSTEAD NOTHING",
)
PUBLISHER_MAY_NOT = {
    "default": (
        "UPDATE audit_event SET body = body",
        "DELETE FROM audit_event",
        "INSERT INTO publishing_outbox DEFAULT VALUES",
        "UPDATE publishing_outbox SET content = content",
        "UPDATE publishing_outbox SET code = code",
        "DELETE FROM publishing_outbox",
        "UPDATE casework_publicstate SET code = code",
        "INSERT INTO review_decision DEFAULT VALUES",
        "UPDATE casework_revision SET state = state",
        "UPDATE casework_record SET title = title",
        "SELECT * FROM django_session",
        "SELECT * FROM mfa_authenticator",
        "SELECT * FROM accounts_link",
    ),
    "published": (
        "DELETE FROM published_change",
        "UPDATE published_change SET seq = seq",
        "DELETE FROM published_version",
        "UPDATE published_version SET content_sha256 = content_sha256",
        "UPDATE published_version SET number = number",
        "DELETE FROM published_document",
        "DELETE FROM published_dataset",
        "TRUNCATE published_change",
    ),
}
PRIVILEGE = "42501"


def refusal(alias, statement):
    """Return the SQLSTATE with which the present role is refused, or None."""
    try:
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return error.__cause__.sqlstate
    return None


@pytest.mark.parametrize("alias", ["default", "published"])
def test_the_rights_are_those_of_the_golden_list(db, alias):
    assert differences(alias) == []


@pytest.mark.parametrize(("alias", "grant"), MORE.values(), ids=MORE)
def test_one_right_too_much_is_noticed(db, as_owner, alias, grant):
    with as_owner(), connections[alias].cursor() as cursor:
        cursor.execute(grant)

        assert [line for line in differences(alias) if line.endswith("too much")]


@pytest.mark.parametrize(("alias", "revoke"), LESS.values(), ids=LESS)
def test_one_right_missing_is_noticed(db, as_owner, alias, revoke):
    with as_owner(), connections[alias].cursor() as cursor:
        cursor.execute(revoke)

        assert [line for line in differences(alias) if line.endswith("missing")]


@pytest.mark.parametrize("statement", DESK_MAY_NOT)
def test_the_desk_may_not(db, statement):
    assert refusal("default", statement) == PRIVILEGE


@pytest.mark.parametrize(
    ("alias", "statement"), [(alias, text) for alias, texts in PUBLISHER_MAY_NOT.items() for text in texts]
)
def test_the_publisher_may_not(db, as_publisher, alias, statement):
    with as_publisher():
        assert refusal(alias, statement) == PRIVILEGE


def test_what_the_list_gives_is_not_refused(db, as_publisher):
    """Negative control: the refusals above come from the rights and not from the statements."""
    assert refusal("default", "UPDATE casework_publicstate SET code = code") is None
    with as_publisher():
        assert refusal("default", "UPDATE publishing_outbox SET done_at = done_at") is None
        assert refusal("published", "UPDATE published_document SET version = version") is None
