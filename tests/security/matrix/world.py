# SPDX-License-Identifier: Apache-2.0
"""The people and records that the matrix asks with and about. Each record holds a word that stands nowhere else."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.test import Client

from registry.accounts.models import Team, User
from registry.accounts.people import issue_link
from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read
from registry.casework.actions.attach import attach
from registry.casework.actions.log import rewrite_record
from registry.casework.actions.searches import save_search
from registry.casework.actions.teams import close_team
from registry.casework.models import Record
from registry.domain.assignment import Task
from registry.evidence.store import FileStore
from registry.inbox.actions import close
from registry.persons.actions import Consent
from registry.persons.actions import add as add_person
from registry.publishing.holds import Target, ask_lift, set_hold
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge
from registry.publishing.outbox import publish, withdraw
from registry.review.assign import assign
from registry.review.comment import write_comment
from registry.review.lock import release
from registry.review.steps import take_step
from tests.factories.history import next_transaction
from tests.factories.records import TOWN, carry, claim, decide, document, draft, logged
from tests.factories.teams import join, somebody, team
from tests.flows.pages import form_with
from tests.security.matrix.table import RECORDS, ROLES

NOTHING = UUID(int=0)


def canary(name: str) -> str:
    """Return a word that stands in the title, the places, the claims and the documents of this record alone."""
    return "Qz" + name.replace("_", "").capitalize() + "zQ"


@dataclass
class World:
    """Everybody's browser by role, "" for signed out; the records by name; what the pages of entry would send."""

    people: dict[str, User]
    browsers: dict[str, Client]
    records: dict[str, Record | None]
    others: dict[str, User]
    keys: dict[str, dict[str, UUID]]
    versions: dict[str, int]
    search: UUID
    token: str
    passkey: int
    empty: Team
    closed: Team
    requests: dict[str, UUID]
    forms: dict[Any, dict[str, Any]] = field(default_factory=dict)

    def reference(self, record: Record | None) -> str:
        return record.reference if record else "ZZZZZZZZ"

    def key(self, thing: str, record: Record | None) -> UUID:
        """Return the key of the record's comment, file, person, claim or hold; one that nothing has, where it has none."""
        return self.keys.get(self.reference(record), {}).get(thing, NOTHING)

    def row_version(self, record: Record) -> int:
        return self.versions.get(self.reference(record), 1)

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
    store: FileStore
    keys: dict[str, dict[str, UUID]] = field(default_factory=dict)

    def draft(
        self, name: str, owner: Team | None, *, level: str = "public", by: User | None = None
    ) -> Record:
        by = by or self.writer
        record = logged(by, team=owner and owner.pk, **fields_of(canary(name), level))
        self.keys[record.reference] = self.belongings(record, canary(name), by)
        return record

    def rewritten(self, record: Record, name: str, level: str) -> Record:
        """Write it anew, with two claims."""
        fields = fields_of(canary(name), level)
        both = (*fields["claims"], claim(item=document(title="Another report"), origin="other"))
        with viewing(self.writer.pk):
            found = rewrite_record(
                record, draft(**fields | {"claims": both}), by=self.writer, row_version=record.row_version
            )
            self.keys[record.reference]["claim"] = found.claims.order_by("pk")[0].pk
        return found

    def belongings(self, record: Record, word: str, by: User) -> dict[str, UUID]:
        """Give the record a comment, a file and a named person that tell of it, and return their keys."""
        incoming = self.store.receive()
        incoming.write(f"%PDF-1.7\n{word}\n".encode())
        with viewing(by.pk):
            (file,) = attach(record, [(incoming, f"{word}.pdf")], by=by)
            said = write_comment(record, by=by, text=f"Is this {word}?")
            texts = {"name": "Somebody Invented", "contact": "", "details": word}
            one = add_person(record, kind="witness", texts=texts, consent=Consent(), by=by)
        return {"file": file.pk, "comment": said.pk, "person": one.pk}

    def held(self, record: Record, *, asked: bool) -> None:
        with viewing(self.checker.pk):
            hold = set_hold(Target(record=record), by=self.checker, reason="For the matrix.")
            if asked:
                ask_lift(hold, by=self.checker, reason="For the matrix.")
        self.keys[record.reference]["hold"] = hold.pk

    def merging(self, name: str, owner: Team, into: Record, *, until: str) -> Record:
        record = self.draft(name, owner, level="restricted")
        with viewing(self.writer.pk):
            found = propose_merge(record, into=into, by=self.writer, reason="One event.")
        if until != "proposed":
            with viewing(self.checker.pk):
                found = confirm_merge(found, by=self.checker)
        if until == "undo":
            with viewing(self.writer.pk):
                ask_undo(found, by=self.writer, reason="Two events.")
        return record

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


def fields_of(word: str, level: str) -> dict[str, Any]:
    return {
        "sensitivity": level,
        "title": {"en": f"Shelling reported in {word}"},
        "summary": {"en": f"A summary of {word}."},
        "locations": (replace(TOWN, name={"en": word}),),
        "claims": (claim(item=document(title=f"Report on {word}"), verbatim=f"They said {word}."),),
    }


def build(as_publisher: Any, store: FileStore, fetched: Any) -> World:
    """Return the people of ROLES, all in the team North, and the records of RECORDS."""
    people = {role: somebody(f"the-{role}", role) for role in ROLES}
    writer, checker = somebody("writer", "documenter"), somebody("checker", "reviewer", "publisher")
    north, south = team("North", writer, checker, *people.values()), team("South", writer, checker)
    make = Maker(writer, checker, as_publisher, store)
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
    around(make, records, north)
    assert records.keys() == RECORDS.keys()
    browsers = {role: browser(people.get(role)) for role in ("", *ROLES)}
    return World(people, browsers, records, **own_things(make, people, fetched))


def around(make: Maker, records: dict[str, Any], north: Team) -> None:
    """Put work, holds and merges around the records."""
    next_transaction()  # what follows is a second version, so that the first can be brought back
    records["shared"] = make.rewritten(records["shared"], "shared", "restricted")
    release(records["team_in_review"], by=make.checker)
    assign(records["team_draft"], task=Task.WRITE, person=make.writer, by=make.writer)
    records["locked_review"] = make.in_review("locked_review", north)
    for name in ("team_rejected", "other_draft"):
        make.held(records[name], asked=False)
    for name in ("team_held", "other_confidential"):
        make.held(records[name], asked=True)
    into = make.draft("stays", north, level="restricted")
    for until in ("proposed", "done", "undo"):
        records[f"merging_{until}"] = make.merging(f"merging_{until}", north, into, until=until)


def own_things(make: Maker, people: dict[str, User], fetched: Any) -> dict[str, Any]:
    """Return what belongs to no record: a saved search, a link, a passkey of the checker's, requests of readers."""
    with viewing(people["viewer"].pk):
        search = save_search("Of the viewer", "", by=people["viewer"])
    passkey = Authenticator.objects.create(
        user_id=make.checker.pk, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}}
    )
    with viewing(make.writer.pk):
        versions = dict(Record.objects.values_list("reference", "row_version"))
    return {
        "others": {"writer": make.writer, "checker": make.checker},
        "keys": make.keys,
        "versions": versions,
        "search": search.pk,
        "token": issue_link(by=people["administrator"], person=make.writer),
        "passkey": passkey.pk,
        "empty": team("Empty", make.checker),
        "closed": closed(people["administrator"]),
        "requests": requests(make, fetched),
    }


def requests(make: Maker, fetched: Any) -> dict[str, UUID]:
    """Return an open request of a reader and a closed one with words that wait for a second person."""
    found = {"open": fetched(1), "closed": fetched(2)}
    close(found["closed"], outcome="corrected", words={"en": "The date was corrected."}, by=make.checker)
    return {name: request.pk for name, request in found.items()}


def closed(by: User) -> Team:
    made = team("Closed")
    close_team(by=by, team=made, reason="For the matrix.")
    return made


def browser(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client
