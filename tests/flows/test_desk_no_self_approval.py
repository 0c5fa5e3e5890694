# SPDX-License-Identifier: Apache-2.0
"""Eight people, every step and raw SQL in any order: nothing is approved or published without an eligible approval.

Threat T15. After every move the machine reads the tables and asks who wrote, who approved which bytes, and what stands
approved or was handed over. It does not trust the rules it tests.
"""

from collections import Counter
from contextlib import contextmanager
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from registry.accounts.models import RoleGrant, User
from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.models import Authorship, Record, Revision
from registry.domain.assignment import Task
from registry.domain.errors import Refusal
from registry.publishing.approve import approve, preview
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish
from registry.review.assign import assign
from registry.review.comment import write_comment
from registry.review.lock import claim, release
from registry.review.models import Decision
from registry.review.steps import take_step
from tests.factories.records import EVERYTHING, TOWN, draft
from tests.factories.records import claim as stated

ROLES = (
    ("documenter",),
    ("documenter",),
    ("reviewer",),
    ("reviewer",),
    ("publisher",),
    ("administrator",),
    ("viewer",),
    ("documenter", "reviewer", "publisher", "administrator"),
)
STEPS = ("submit", "take_back", "start_review", "request_changes", "reject", "hold", "lift_hold", "reopen")
STATES = ("draft", "submitted", "in_review", "changes_requested", "approved", "rejected", "held")
REACHED: Counter[str] = Counter()
"""How often the machine met what it is about; a machine that never gets there shows nothing."""
person = st.integers(0, len(ROLES) - 1)
SIGN = (
    "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id, decided_at,"
    " ticks) VALUES (gen_random_uuid(), %s, 'approve', '', 'x', %s, %s, clock_timestamp(), %s)"
)
MOVE = "UPDATE casework_revision SET state = %s, content = %s, content_sha256 = %s WHERE id = %s"
HAND_OVER = (
    "INSERT INTO publishing_outbox (record_id, revision_id, kind, code, version, content, content_sha256, takes_down,"
    " fault, requested_by_id, requested_at) VALUES (%s, %s, %s, %s, %s, %s, %s, '{}', '', %s, clock_timestamp())"
)


@contextmanager
def refused_or_done():
    """What is refused by a rule or by the database changes nothing; the machine goes on from there."""
    try:
        with transaction.atomic():
            yield
    except (Refusal, DatabaseError):
        pass


class Desk(RuleBasedStateMachine):
    """One record, eight people, and whatever they do to it."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        self.people = [self.hire(number, roles) for number, roles in enumerate(ROLES)]
        self.item = stated().source_item
        self.number = 3
        self.record = self.log(self.people[0])

    def hire(self, number: int, roles: tuple[str, ...]) -> User:
        user = User.objects.create_user(
            f"person-{number}", "not used to sign in", display_name=f"Person {number}"
        )
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
        return user

    def content(self):
        return draft(locations=(TOWN,), claims=(stated(self.number),))

    def log(self, by: User) -> Record:
        from registry.casework.actions.log import log_record

        return log_record(self.content(), by=by)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    @property
    def revision(self) -> Revision:
        return self.record.revision

    @rule(by=person, step=st.sampled_from(STEPS))
    def step(self, by, step):
        with refused_or_done():
            outcome = "duplicate" if step == "reject" else ""
            take_step(step, record=self.record, by=self.people[by], reason="x", outcome=outcome)

    @rule(steps=st.integers(1, 6), released=st.booleans())
    def go_on(self, steps, released):
        """Go some way as people who may would go, so that many runs get far."""
        for _ in range(steps):
            match self.revision.state, self.revision.released_at:
                case (("draft" | "changes_requested"), _):
                    self.step(by=0, step="submit")
                case "submitted", _:
                    self.step(by=2, step="start_review")
                    if released:
                        self.lock(by=2, verb=release)
                case "in_review", _:
                    self.approve(by=2, ticked=True)
                case "approved", None:
                    self.publish(by=4)
                case "approved", _:
                    self.correct(by=0)
                case _:
                    self.step(by=1, step="reopen")

    @rule(by=person)
    def edit(self, by):
        self.number += 1
        self.record.refresh_from_db()
        with refused_or_done():
            rewrite_record(
                self.record, self.content(), by=self.people[by], row_version=self.record.row_version
            )

    @rule(by=person, ticked=st.booleans())
    def approve(self, by, ticked):
        with refused_or_done():
            shown = sha256(preview(self.record)).hexdigest()
            ticks = EVERYTHING if ticked else EVERYTHING[1:]
            approve(record=self.record, by=self.people[by], reason="x", content_sha256=shown, ticks=ticks)

    @rule(by=person)
    def publish(self, by):
        words = {"en": "Another number."}
        version = Outbox.objects.filter(record=self.record).count()
        with refused_or_done():
            publish(
                record=self.record,
                by=self.people[by],
                notice_kind="correction" if version else "",
                notice_text=words,
            )

    @rule(by=person)
    def correct(self, by):
        self.record.refresh_from_db()
        with refused_or_done():
            start_correction(self.record, by=self.people[by])

    @rule(by=person, to=person, task=st.sampled_from(list(Task)))
    def assign(self, by, to, task):
        with refused_or_done():
            assign(self.record, task=task, person=self.people[to], by=self.people[by])

    @rule(by=person, verb=st.sampled_from([claim, release]))
    def lock(self, by, verb):
        with refused_or_done():
            verb(self.record, by=self.people[by])

    @rule(by=person)
    def comment(self, by):
        with refused_or_done():
            write_comment(self.record, by=self.people[by], text="Which day?")

    @rule(by=person, state=st.sampled_from(STATES))
    def move_by_sql(self, by, state):
        """Set any state; an approved one with the bytes that would be frozen now."""
        content = self.frozen() if state == "approved" else None
        with refused_or_done():
            self.sql(by, MOVE, [state, content, digest(content), self.revision.pk])

    @rule(by=person, signs=person, swapped=st.booleans())
    def sign_by_sql(self, by, signs, swapped):
        content = b"{}" if swapped else self.frozen()
        with refused_or_done():
            values = [self.revision.pk, digest(content), self.people[signs].pk, list(EVERYTHING)]
            self.sql(by, SIGN, values)

    @rule(by=person, swapped=st.booleans())
    def approve_by_sql(self, by, swapped):
        """Sign and move in one transaction, with other bytes than those that are signed where `swapped`."""
        content = self.frozen()
        with refused_or_done():
            signed = [self.revision.pk, digest(content), self.people[by].pk, list(EVERYTHING)]
            self.sql(by, SIGN, signed)
            taken = content + b" " if swapped else content
            self.sql(by, MOVE, ["approved", taken, digest(taken), self.revision.pk])

    @rule(by=person)
    def write_by_sql(self, by):
        with refused_or_done():
            self.sql(by, "UPDATE casework_record SET grade_reason = 'x' WHERE id = %s", [self.record.pk])

    @precondition(lambda self: self.revision.content is not None)
    @rule(by=person, swapped=st.booleans())
    def hand_over_by_sql(self, by, swapped):
        revision = self.revision
        content = bytes(revision.content) + (b" " if swapped else b"")
        state = self.record.public_state
        state.refresh_from_db()
        version = Outbox.objects.filter(record=self.record).count() + 1
        kind = "published" if version == 1 else "corrected"
        code = state.code or "CHR-0000000-0"
        values = [
            self.record.pk,
            revision.pk,
            kind,
            code,
            version,
            content,
            digest(content),
            self.people[by].pk,
        ]
        with refused_or_done():
            self.sql(by, HAND_OVER, values)

    def frozen(self) -> bytes:
        try:
            return preview(self.record)
        except Refusal:
            return b'{"kind": "incident"}'

    def sql(self, by: int, statement: str, values: list) -> None:
        with acting_as(self.people[by].pk), connection.cursor() as cursor:
            cursor.execute(statement, values)

    @invariant()
    def what_stands_approved_was_approved_by_somebody_eligible(self):
        for revision in Revision.objects.filter(record=self.record, state="approved"):
            REACHED["approved"] += 1
            assert sha256(bytes(revision.content)).hexdigest() == revision.content_sha256
            assert eligible(revision, revision.content_sha256), "approved without an eligible approval"

    @invariant()
    def what_was_handed_over_was_approved_by_somebody_eligible(self):
        for row in Outbox.objects.filter(record=self.record, content__isnull=False):
            REACHED[f"version {row.version} handed over"] += 1
            authors = written_by(row.revision)
            assert eligible(row.revision, sha256(bytes(row.content)).hexdigest()), (
                "published unapproved bytes"
            )
            assert row.requested_by_id not in authors, "published by an author"


def written_by(revision: Revision) -> set:
    return set(Authorship.objects.filter(revision=revision).values_list("author_id", flat=True))


def eligible(revision: Revision, sha: str) -> bool:
    """Whether a reviewer who wrote none of the revision approved these bytes, and ticked everything."""
    found = Decision.objects.filter(revision=revision, step="approve", content_sha256=sha)
    reviewers = RoleGrant.objects.filter(role="reviewer").values_list("user_id", flat=True)
    fit = found.filter(decided_by__in=reviewers, ticks__contains=["identity"])
    return fit.exclude(decided_by__in=written_by(revision)).exists()


def digest(content: bytes | None) -> str:
    return sha256(content).hexdigest() if content else ""


def run(examples: int, steps: int) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    limits = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=checks,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        print_blob=False,
    )
    run_state_machine_as_test(Desk, settings=limits)


@pytest.mark.slow
def test_no_reachable_state_is_approved_or_published_without_an_eligible_approval(db):
    REACHED.clear()

    run(examples=15, steps=25)

    assert min(REACHED["approved"], REACHED["version 1 handed over"], REACHED["version 2 handed over"]) > 0


GUARDS = {
    "the decision behind a state": (
        "review_approved",
        "casework_revision",
        lambda desk: desk.move_by_sql(by=3, state="approved"),
    ),
    "who signs": ("review_signed", "review_decision", lambda desk: desk.approve_by_sql(by=6, swapped=False)),
}


def attacked(attack) -> None:
    """Bring a record to an open review, take one step of the machine by hand, and ask its invariants."""
    desk = Desk()
    try:
        desk.go_on(steps=2, released=True)
        assert desk.revision.state == "in_review"
        attack(desk)
        desk.what_stands_approved_was_approved_by_somebody_eligible()
    finally:
        desk.teardown()


@pytest.mark.parametrize(("trigger", "table", "attack"), GUARDS.values(), ids=list(GUARDS))
def test_the_machine_sees_the_way_that_a_missing_guard_leaves_open(db, as_owner, trigger, table, attack):
    """Negative control: with the guard the step changes nothing; without it the invariant breaks."""
    attacked(attack)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")

    with pytest.raises(AssertionError, match="without an eligible approval"):
        attacked(attack)
