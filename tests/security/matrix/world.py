# SPDX-License-Identifier: Apache-2.0
"""The people and records that the matrix asks with and about. Each record holds a word that stands nowhere else."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.test import Client

from registry.accounts.models import Team, User
from registry.casework.actions.access import let_read
from registry.casework.models import Record
from registry.publishing.outbox import publish, withdraw
from registry.review.steps import take_step
from tests.factories.records import TOWN, carry, claim, decide, document, logged
from tests.factories.teams import join, somebody, team
from tests.flows.pages import form_with
from tests.security.matrix.table import RECORDS, ROLES


def canary(name: str) -> str:
    """Return a word that stands in the title, the places, the claims and the documents of this record alone."""
    return "Qz" + name.replace("_", "").capitalize() + "zQ"


@dataclass
class World:
    """Everybody's browser by role, "" for signed out; the records by name; what the pages of entry would send."""

    people: dict[str, User]
    browsers: dict[str, Client]
    records: dict[str, Record | None]
    forms: dict[Any, dict[str, Any]] = field(default_factory=dict)

    def entry(self, record: Any) -> dict[str, Any]:
        """Return what the page sends: of a record, of a new report (“report”) or of a new incident (None)."""
        key = record.reference if isinstance(record, Record) else record
        if key not in self.forms:
            where = {None: "/new/incident", "report": "/new/report"}.get(key, f"/records/{key}/edit")
            page = self.browsers["documenter"].get(where)
            self.forms[key] = form_with(page.text, "row_version")[1] if page.status_code == 200 else {}
        return dict(self.forms[key])


@dataclass
class Maker:
    """Makes records in their states: `writer` writes, `checker` reviews and publishes; both are in both teams."""

    writer: User
    checker: User
    as_publisher: Any

    def draft(
        self, name: str, owner: Team | None, *, level: str = "public", by: User | None = None
    ) -> Record:
        word = canary(name)
        return logged(
            by or self.writer,
            team=owner and owner.pk,
            sensitivity=level,
            title={"en": f"Shelling reported in {word}"},
            summary={"en": f"A summary of {word}."},
            locations=(replace(TOWN, name={"en": word}),),
            claims=(claim(item=document(title=f"Report on {word}"), verbatim=f"They said {word}."),),
        )

    def submitted(self, name: str, owner: Team | None) -> Record:
        record = self.draft(name, owner)
        take_step("submit", record=record, by=self.writer)
        return record

    def in_review(self, name: str, owner: Team | None) -> Record:
        record = self.submitted(name, owner)
        take_step("start_review", record=record, by=self.checker)
        return record

    def approved(self, name: str, owner: Team | None) -> Record:
        record = self.in_review(name, owner)
        decide(record, self.checker)
        return record

    def decided(self, name: str, owner: Team | None, step: str, **more: str) -> Record:
        record = self.in_review(name, owner)
        take_step(step, record=record, by=self.checker, reason="For the matrix.", **more)
        return record

    def public(self, name: str, owner: Team | None) -> Record:
        record = self.approved(name, owner)
        publish(record=record, by=self.checker)
        carry(self.as_publisher)
        return record

    def withdrawn(self, name: str, owner: Team | None) -> Record:
        record = self.public(name, owner)
        withdraw(record=record, by=self.checker, notice_kind="withdrawal_error", notice_text={"en": "Wrong."})
        carry(self.as_publisher)
        return record


def build(as_publisher: Any) -> World:
    """Return the people of ROLES, all in the team North, and the records of RECORDS."""
    people = {role: somebody(f"the-{role}", role) for role in ROLES}
    writer, checker = somebody("writer", "documenter"), somebody("checker", "reviewer", "publisher")
    north, south = team("North", writer, checker, *people.values()), team("South", writer, checker)
    make = Maker(writer, checker, as_publisher)
    join(south, people["documenter"])
    records: dict[str, Record | None] = {
        "shared": make.draft("shared", None, level="restricted"),
        "team_draft": make.draft("team_draft", north, level="restricted"),
        "team_submitted": make.submitted("team_submitted", north),
        "team_in_review": make.in_review("team_in_review", north),
        "team_approved": make.approved("team_approved", north),
        "team_held": make.decided("team_held", north, "hold"),
        "team_rejected": make.decided("team_rejected", north, "reject", outcome="insufficient"),
        "team_public": make.public("team_public", north),
        "team_withdrawn": make.withdrawn("team_withdrawn", north),
        "team_confidential": make.draft("team_confidential", north, level="confidential"),
        "team_sealed": make.draft("team_sealed", north, level="sealed"),
        "own_sealed": make.draft("own_sealed", south, level="sealed", by=people["documenter"]),
        "named_sealed": make.draft("named_sealed", south, level="sealed"),
        "other_draft": make.draft("other_draft", south),
        "other_confidential": make.draft("other_confidential", south, level="confidential"),
        "other_approved": make.approved("other_approved", south),
        "other_withdrawn": make.withdrawn("other_withdrawn", south),
        "absent": None,
    }
    south.memberships.filter(user=people["documenter"]).delete()
    let_read(records["named_sealed"], person=people["viewer"], by=writer)
    assert records.keys() == RECORDS.keys()
    return World(people, {role: browser(people.get(role)) for role in ("", *ROLES)}, records)


def browser(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client
