# SPDX-License-Identifier: Apache-2.0
"""Nobody approves or publishes what they wrote: by the page, a crafted request, the action, or SQL as the desk's role.

Each door has its control: another person with the same rights does go through it.
"""

from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from uuid_utils.compat import uuid7

from registry.audit.trail import acting_as
from registry.casework.models import Revision
from registry.domain.errors import NeedsSecondPerson
from registry.publishing.approve import approve, preview
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish
from registry.review.models import Decision
from tests.factories import records
from tests.flows.desk_browser import Browser

pytestmark = pytest.mark.django_db(databases=["default", "published"])

SENTENCE = "You wrote this. Another person must approve."


@pytest.fixture
def under_review(eyad, basim):
    """A record that Eyad, who holds every role, wrote, and that Basim has begun to review."""
    return records.in_review(eyad, basim)


def state(record) -> tuple[str, int]:
    return record.revision.state, Decision.objects.filter(step="approve").count()


def decision(record) -> dict[str, str]:
    shown = sha256(preview(record)).hexdigest()
    ticked = dict.fromkeys(records.EVERYTHING, "on")
    return ticked | {"decision": "approve", "reason": "Fine.", "outcome": "", "content_sha256": shown}


def test_page_shows_an_author_the_sentence_and_no_decision(under_review, eyad, basim):
    author = Browser(eyad).page(f"/records/{under_review.reference}/review")
    reviewer = Browser(basim).page(f"/records/{under_review.reference}/review")

    assert SENTENCE in author
    assert 'name="decision"' not in author
    assert SENTENCE not in reviewer
    assert 'name="decision"' in reviewer


def test_crafted_request_of_an_author_is_refused(client, under_review, eyad, basim):
    path = f"/records/{under_review.reference}/review"
    client.force_login(eyad)

    refused = client.post(path, decision(under_review))

    assert (refused.status_code, state(under_review)) == (403, ("in_review", 0))
    client.force_login(basim)
    assert client.post(path, decision(under_review)).status_code == 302
    assert state(under_review) == ("approved", 1)


def test_action_refuses_an_author(under_review, eyad, basim):
    shown = sha256(preview(under_review)).hexdigest()

    with pytest.raises(NeedsSecondPerson):
        approve(record=under_review, by=eyad, reason="Fine.", content_sha256=shown)

    assert state(under_review) == ("in_review", 0)
    approve(record=under_review, by=basim, reason="Fine.", content_sha256=shown, ticks=records.EVERYTHING)
    assert state(under_review) == ("approved", 1)


def approve_by_sql(record, person) -> None:
    """Set the state and write the decision, as a hand at the desk's database role would."""
    content = preview(record)
    digest = sha256(content).hexdigest()
    revision = record.revision
    with acting_as(person.pk), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("registry_desk",)
        cursor.execute(
            "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id,"
            " decided_at, ticks) VALUES (%s, %s, 'approve', '', 'Fine.', %s, %s, clock_timestamp(), %s)",
            [uuid7(), revision.pk, digest, person.pk, list(records.EVERYTHING)],
        )
        cursor.execute(
            "UPDATE casework_revision SET state = 'approved', content = %s, content_sha256 = %s WHERE id = %s",
            [content, digest, revision.pk],
        )


def test_sql_as_the_desk_role_refuses_an_author(under_review, eyad, basim):
    with pytest.raises(DatabaseError, match="another person must take this step"), transaction.atomic():
        approve_by_sql(under_review, eyad)

    assert state(under_review) == ("in_review", 0)
    approve_by_sql(under_review, basim)
    assert state(under_review) == ("approved", 1)


def test_sql_refuses_a_decision_signed_with_another_name(under_review, eyad, basim):
    refused = pytest.raises(DatabaseError, match="signed by the person who takes it")
    with refused, acting_as(eyad.pk), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id,"
            " decided_at) VALUES (%s, %s, 'approve', '', 'Fine.', %s, %s, now())",
            [uuid7(), under_review.revision.pk, "0" * 64, basim.pk],
        )


@pytest.fixture
def approved(eyad, basim):
    return records.approved(eyad, basim)


def test_author_cannot_publish_by_page_request_or_action(client, approved, eyad, dunya):
    path = f"/records/{approved.reference}/publish"
    client.force_login(eyad)

    page = client.get(path)
    refused = client.post(path)

    assert "You wrote this. Another person must publish it." in page.text
    assert f'action="{path}"' not in page.text
    assert (refused.status_code, Outbox.objects.count()) == (403, 0)
    with pytest.raises(NeedsSecondPerson):
        publish(record=approved, by=eyad)
    client.force_login(dunya)
    assert f'action="{path}"' in client.get(path).text
    assert (client.post(path).status_code, Outbox.objects.count()) == (302, 1)


def outbox_by_sql(record, person, content: bytes) -> None:
    """Ask for a publication as a hand at the desk's database role would."""
    with acting_as(person.pk), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE casework_publicstate SET code = 'CHR-0000000-0' WHERE record_id = %s", [record.pk]
        )
        cursor.execute(
            "INSERT INTO publishing_outbox (record_id, revision_id, kind, code, version, content, content_sha256,"
            " notice, takes_down, requested_by_id, requested_at)"
            " VALUES (%s, %s, 'published', 'CHR-0000000-0', 1, %s, %s, NULL, '{}', %s, now())",
            [record.pk, record.revision.pk, content, sha256(content).hexdigest(), person.pk],
        )


def test_sql_as_the_desk_role_refuses_an_outbox_row_of_an_author(approved, eyad, dunya):
    content = bytes(Revision.objects.get(record=approved).content)

    with pytest.raises(DatabaseError, match="another person must publish"), transaction.atomic():
        outbox_by_sql(approved, eyad, content)

    assert Outbox.objects.count() == 0
    outbox_by_sql(approved, dunya, content)
    assert Outbox.objects.count() == 1


def test_sql_refuses_an_outbox_row_before_approval(under_review, dunya):
    with pytest.raises(DatabaseError, match="not the approved bytes"):
        outbox_by_sql(under_review, dunya, preview(under_review))


def test_whoever_edits_a_returned_record_becomes_its_author(client, under_review, basim, eyad):
    """A reviewer who also documents and rewrites what came back has to leave the decision to somebody else."""
    second = make_documenting_reviewer()
    client.force_login(basim)
    returned = decision(under_review) | {"decision": "request_changes"}
    assert client.post(f"/records/{under_review.reference}/review", returned).status_code == 302

    path = f"/records/{under_review.reference}/edit"
    assert Browser(second).entry(path).type(title_en="A better title").save().status_code == 302
    Browser(eyad).press(f"/records/{under_review.reference}", "/steps/submit")
    client.force_login(second)
    refused = client.post(f"/records/{under_review.reference}/steps/start_review")

    assert (refused.status_code, under_review.revision.state) == (403, "submitted")
    client.force_login(basim)
    assert client.post(f"/records/{under_review.reference}/steps/start_review").status_code == 302


def make_documenting_reviewer():
    from registry.accounts.models import RoleGrant, User

    person = User.objects.create_user("gada", "correct horse battery staple", display_name="Gada")
    RoleGrant.objects.bulk_create(RoleGrant(user=person, role=role) for role in ("documenter", "reviewer"))
    return person


def test_viewer_writes_nothing(client, fadi, amal):
    record = records.logged(amal)
    client.force_login(fadi)

    assert client.get(f"/records/{record.reference}").status_code == 200
    assert client.get("/new/incident").status_code == 403
    assert client.post("/new/incident", {"title_en": "x"}).status_code == 403
    assert client.post(f"/records/{record.reference}/edit", {"title_en": "x"}).status_code == 403
    assert client.post(f"/records/{record.reference}/steps/submit").status_code == 403
    assert client.post(f"/records/{record.reference}/correct").status_code == 403
    assert record.revision.state == "draft"


@pytest.mark.parametrize("path", ["", "/edit", "/review", "/publish", "/withdraw", "/content.json"])
def test_unknown_reference_is_not_found(client, amal, path):
    client.force_login(amal)

    assert client.get(f"/records/NOSUCHRE{path}").status_code == 404


def test_request_without_the_token_of_its_form_is_refused(amal):
    browser = Browser(amal)
    record = records.logged(amal)

    refused = browser.client.post(f"/records/{record.reference}/steps/submit")

    assert (refused.status_code, record.revision.state) == (403, "draft")
    browser.press(f"/records/{record.reference}", "/steps/submit")
    assert record.revision.state == "submitted"


@pytest.mark.parametrize("path", ["/", "/records", "/new/incident", "/records/ABCDEFGH", "/assist/date"])
def test_nobody_reads_without_signing_in(client, path):
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=")
    assert answer["Cache-Control"] == "no-store"


def test_lost_role_counts_from_the_next_request(client, basim, under_review):
    client.force_login(basim)
    basim.role_grants.all().delete()

    assert client.get(f"/records/{under_review.reference}").status_code == 404
