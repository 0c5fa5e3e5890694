# SPDX-License-Identifier: Apache-2.0
"""Every invariant holds in a sound registry, and fails, naming the place, when exactly it is breached."""

from datetime import timedelta

import pytest

from registry.config.invariants import INVARIANTS, held

APPROVED = "every public content has the hash it names, and that hash was approved by an eligible person"
DERIVED = "every answer, geometry and filter column is what its content gives"
TRAIL = "the public set equals what the audit trail says"
CHAIN = "the audit trail is dense and unforked"
OUTBOX = "the outbox drains, and the world has what was asked for"
GRANTS = "grants equal the golden list in both databases"
WITHDRAWN = "withdrawn records are absent everywhere"
TAKEN_DOWN = "content is absent from exactly the versions that were taken down"
FEED = "the change feed is dense and every version stands in it once"
STANDING = "the desk's lists tell every record as it stands"
HELD = "records under a safety hold are absent everywhere"
MERGED = "merged records lead to the record that stands for them"
EMBARGO = "nothing is public before its embargo ends"
UNNAMED = "no witness, nobody who was harmed and no relative is named as a source"
FILES = "every file has its bytes in the store, and the store holds nothing else"
HISTORY = "no change of a working table can be left out of history"
DEMONSTRATION = "no demonstration account or record is in production"
REQUESTS = "every request of a reader arrived or waits, and the public is told how it stands"
WALLS = "every working table has its walls, as listed"

DOCUMENT = "UPDATE published_document SET {} WHERE code = %(corrected)s"
TOMBSTONE = "UPDATE published_document SET {} WHERE code = %(withdrawn)s"
VERSION = "UPDATE published_version SET {} WHERE code = %(corrected)s AND number = 1"
CHANGE = "UPDATE published_change SET {} WHERE code = %(corrected)s AND version = 1"
NO_GUARD = "ALTER TABLE {} DISABLE TRIGGER USER"
NO_RULE = "ALTER TABLE published_document DROP CONSTRAINT withdrawn_holds_nothing"
MORE = r"""convert_to(left(convert_from(body, 'UTF8'), -1) || ',"title":{"en":"Northreach"}}', 'UTF8')"""
AS_A_WITNESS = (
    """convert_to(replace(convert_from(content, 'UTF8'), '"local_media"', '"eyewitness"'), 'UTF8')"""
)
TOLD_OUTBOX = "(SELECT id FROM publishing_outbox WHERE code = %(corrected)s AND version = 2)"

# Invariant, database, what the owner does, a word of the sentence that names it.
CASES = {
    "an author approved it": (
        APPROVED,
        "default",
        (
            "INSERT INTO casework_authorship (revision_id, author_id) SELECT revision_id, decided_by_id "
            "FROM review_decision WHERE step = 'approve' LIMIT 1",
        ),
        "no approval by an eligible person",
    ),
    "other bytes were approved": (
        APPROVED,
        "default",
        (
            NO_GUARD.format("review_decision"),
            "UPDATE review_decision SET content_sha256 = repeat('0', 64) WHERE step = 'approve'",
        ),
        "no approval by an eligible person",
    ),
    "another hash was asked for": (
        APPROVED,
        "default",
        (
            NO_GUARD.format("publishing_outbox"),
            "UPDATE publishing_outbox SET content_sha256 = repeat('0', 64) WHERE code = %(corrected)s",
        ),
        "never asked for with this hash",
    ),
    "the answer has one member more": (DERIVED, "published", (DOCUMENT.format(f"body = {MORE}"),), "body"),
    "the answer of a version has one member more": (
        DERIVED,
        "published",
        (VERSION.format(f"body = {MORE}"),),
        "version 1: body",
    ),
    "the kind of a version": (
        DERIVED,
        "published",
        (VERSION.format("kind = 'aggregate_report'"),),
        "version 1: kind",
    ),
    "the geometry": (DERIVED, "published", (DOCUMENT.format("geometry = '{}'"),), "geometry"),
    "no geometry": (DERIVED, "published", (DOCUMENT.format("geometry = NULL"),), "geometry"),
    **{
        f"the column {column}": (DERIVED, "published", (DOCUMENT.format(f"{column} = {value}"),), column)
        for column, value in {
            "date_earliest": "date_earliest - 1",
            "date_latest": "NULL",
            "sort_date": "sort_date + 1",
            "weapons": "'{}'",
            "areas": "areas || ARRAY['SYR']::varchar[]",
            "geom": "ST_SetSRID(ST_Point(36.6, 35.9), 4326)",
            "demonstration": "NOT demonstration",
            "kind": "'aggregate_report'",
            "published_at": "published_at - interval '1 second'",
            "dataset_version": "dataset_version - 1",
        }.items()
    },
    "a change leaves no event": (
        HISTORY,
        "default",
        (NO_GUARD.format("casework_claim"),),
        "casework_claim has 0 of the 3",
    ),
    "the trail says more than was done": (
        TRAIL,
        "default",
        (
            "INSERT INTO audit_event (body) SELECT jsonb_build_object('verb', 'publication.withdrawn', 'data', "
            f"jsonb_build_object('code', %(corrected)s, 'version', 2, 'outbox', {TOLD_OUTBOX}))::text",
        ),
        "('withdrawn', 2), the world sees ('published', 2)",
    ),
    "an event was changed": (
        CHAIN,
        "default",
        (
            NO_GUARD.format("audit_event"),
            "UPDATE audit_event SET body = replace(body, 'record.logged', 'record.longed') WHERE seq = 1",
        ),
        "event 1 was changed",
    ),
    "an event was taken out": (
        CHAIN,
        "default",
        (NO_GUARD.format("audit_event"), "DELETE FROM audit_event WHERE seq = 2"),
        "event 2 is missing",
    ),
    "a publication waits": (
        OUTBOX,
        "default",
        (
            NO_GUARD.format("publishing_outbox"),
            "UPDATE publishing_outbox SET done_at = NULL, dataset_version = NULL, "
            "requested_at = now() - interval '1 hour' WHERE code = %(corrected)s AND version = 2",
        ),
        "has waited since",
    ),
    "the feed tells another kind of change": (
        OUTBOX,
        "published",
        (CHANGE.format("kind = 'regraded'"),),
        "something else than was asked for",
    ),
    "the desk believes in another state of the dataset": (
        OUTBOX,
        "default",
        (
            NO_GUARD.format("publishing_outbox"),
            f"UPDATE publishing_outbox SET dataset_version = 77 WHERE id = {TOLD_OUTBOX}",
        ),
        "something else than was asked for",
    ),
    "a request stands in public that the desk does not know": (
        REQUESTS,
        "published",
        (
            "INSERT INTO published_requeststate (fingerprint, kind, state, received_on, due_on, outcome, code, words) "
            "VALUES (repeat('a', 64), 'other', 'received', now(), now(), '', '', '{}')",
        ),
        "nobody on the desk has it",
    ),
    "one right too much": (
        GRANTS,
        "published",
        ("GRANT INSERT ON published_document TO registry_reader",),
        "too much",
    ),
    "a tombstone with one member more": (
        WITHDRAWN,
        "published",
        (TOMBSTONE.format(f"body = {MORE}"),),
        "body",
    ),
    **{
        f"a tombstone with {column}": (
            WITHDRAWN,
            "published",
            (NO_RULE, TOMBSTONE.format(f"{column} = {value}")),
            f"not a bare tombstone: {column}",
        )
        for column, value in {
            "geometry": "'{}'",
            "date_earliest": "'2025-03-03'",
            "date_latest": "'2025-03-03'",
            "sort_date": "'2025-03-03'",
            "weapons": "'{cluster_rocket}'",
            "areas": "'{XDM}'",
            "geom": "ST_SetSRID(ST_Point(69.05, -48.8), 4326)",
        }.items()
    },
    "words in a notice of what was withdrawn for safety": (
        WITHDRAWN,
        "published",
        (
            """UPDATE published_change SET notice = jsonb_set(notice, '{text}', '{"en": "x"}') """
            "WHERE code = %(withdrawn)s AND kind = 'withdrawn'",
        ),
        "still has words",
    ),
    "a version has lost its content": (
        TAKEN_DOWN,
        "published",
        (VERSION.format("content = NULL, body = NULL, words = ''"),),
        "nobody took it down",
    ),
    "the feed has a gap": (
        FEED,
        "published",
        ("UPDATE published_change SET seq = seq + 1 WHERE seq = (SELECT max(seq) FROM published_change)",),
        "is missing",
    ),
    "the feed gives another time": (
        FEED,
        "published",
        (CHANGE.format("published_at = published_at - interval '1 second'"),),
        "do not tell the same publication",
    ),
    "a record stands in the lists as what it is not": (
        STANDING,
        "default",
        ("UPDATE casework_standing SET state = 'draft' WHERE code = %(corrected)s",),
        "as it is",
    ),
    "the dataset counts a state that the feed does not know": (
        FEED,
        "published",
        ("UPDATE published_dataset SET version = version + 1",),
        "its change feed ends at",
    ),
}
HELD_DOCUMENT = "UPDATE published_document SET {} WHERE code = %(held)s"
CASES |= {
    "a held record says more than that": (
        HELD,
        "published",
        (HELD_DOCUMENT.format(f"body = {MORE}"),),
        "tells more",
    ),
    "a hold that nothing obeys": (
        HELD,
        "default",
        (
            NO_GUARD.format("casework_safetyhold"),
            "INSERT INTO casework_safetyhold (id, record_id, area, reason, lift_reason, set_by_id, set_at) "
            "SELECT gen_random_uuid(), record_id, '', 'because', '', requested_by_id, now() - interval '2 minutes' "
            "FROM publishing_outbox WHERE code = %(corrected)s AND version = 1",
        ),
        "covered by a hold and still public",
    ),
    "a merged record says more than where it leads": (
        MERGED,
        "published",
        ("UPDATE published_document SET body = '{}' WHERE code = %(merged)s",),
        "tells more",
    ),
    "a merged record leads elsewhere": (
        MERGED,
        "published",
        ("UPDATE published_document SET merged_into = %(coarsened)s WHERE code = %(merged)s",),
        "and was merged into",
    ),
    "a merged record leads nowhere": (
        MERGED,
        "published",
        ("UPDATE published_document SET merged_into = 'CHR-0000000-0' WHERE code = %(merged)s",),
        "where no record of its kind stands",
    ),
    "public before its embargo": (
        EMBARGO,
        "default",
        (
            NO_GUARD.format("casework_embargo"),
            "INSERT INTO casework_embargo (id, record_id, public_from, reason, set_by_id, set_at) "
            "SELECT gen_random_uuid(), record_id, now() + interval '1 day', 'because', requested_by_id, now() "
            "FROM publishing_outbox WHERE code = %(corrected)s AND version = 1",
        ),
        "its embargo",
    ),
    "a witness is named": (
        UNNAMED,
        "published",
        (VERSION.format(f"content = {AS_A_WITNESS}"),),
        "version 1 names a witness",
    ),
}
# What cannot be breached alone: a further invariant sees the same.
ALSO = {
    "words in a notice of what was withdrawn for safety": {OUTBOX},
    "a witness is named": {APPROVED, DERIVED},
}


@pytest.fixture(autouse=True)
def the_minute_is_over(monkeypatch):
    """The records here are younger than the minute within which a hold comes to bear."""
    monkeypatch.setattr(held, "WITHIN", timedelta(0))


@pytest.mark.parametrize("case", CASES)
def test_a_breach_fails_the_line_that_names_it_and_no_other(broken, by_owner, case):
    invariant, alias, statements, told = CASES[case]
    assert broken() == {}

    by_owner(alias, *statements)

    found = broken()
    assert set(found) == {invariant} | ALSO.get(case, set())
    assert any(told in line for line in found[invariant])


def test_every_invariant_is_breached_here(world):
    # test_production.py, test_files.py, tests/security/test_wall_list.py
    elsewhere = {DEMONSTRATION, FILES, WALLS}

    assert {invariant for invariant, *_ in CASES.values()} | elsewhere == set(INVARIANTS)
