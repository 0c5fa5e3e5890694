# SPDX-License-Identifier: Apache-2.0
"""What every address of the desk answers to whom: the one table that the matrix is read from.

A new address needs one line in ROWS, under its name; the matrix fails until it has one. The line says which permission
each method asks for: `get` and `post`. Beside the permissions of accounts/roles.py there are ANYBODY (signed out too)
and SIGNED_IN (whoever has an account). A method that is left out must answer 405.

- An address with `<str:reference>` in it is asked about each record of RECORDS, and answers 404 where the person does
  not see it, whatever else is wrong. An address about something that belongs to a record says how its parameters
  follow from one: `at=lambda world, record: {"key": record.claims.get().pk}`.
- Other parameters of the address: `more={"step": "submit"}`. A route with several kinds of use has several rows.
- A permission may be one of two: `"review.decide|record.publish"`.
- `among`: the records that the row is asked about, where most have no such thing; else those of ORDINARY.
- `known=lambda world: {"pk": …}`: parameters that follow from no record. `owner="viewer"`: the thing is this person's own,
  and everybody else is told that there is none. `hidden=True`: so is everybody without the permission.
- `query`: what stands behind the address, a function of (world, record).
- `noted=True`: reading is told to the trail. `personal=True`: a POST writes what is one's own alone, or in one's own name;
  whoever reads may.
- `body`: what a POST sends so that it does something where the permission is there; a mapping, or a function of
  (world, record). `harmless=True` for a POST that writes nothing; it may ask for no more than reading does.
- The matrix looks for one record on which somebody with the permission succeeds, and there everybody else must get a
  403. So RECORDS needs one in a state from which the step starts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.flows.pages import form_with

READ, WRITE, DECIDE, PUBLISH, PEOPLE = (
    "record.read",
    "record.write",
    "review.decide",
    "record.publish",
    "people.manage",
)
EXPORT, GIVE = "record.export", "review.assign"
HANDLE = "request.handle"
NAMES, WRITE_NAMES, ERASE_NAMES = "person.read", "person.write", "person.erase"
HOLD = f"{DECIDE}|{PUBLISH}"
ANYBODY, SIGNED_IN = "anybody", "signed in"

ROLES = ("viewer", "documenter", "reviewer", "publisher", "administrator")
# Everybody of ROLES is in the team North. By record: who of them sees it. docs/explanation/who-sees-what.md
EVERYBODY = " ".join(ROLES)
RECORDS = {
    "shared": EVERYBODY,  # in no team; a draft
    "team_draft": EVERYBODY,  # of North; restricted
    "team_submitted": EVERYBODY,
    "team_in_review": EVERYBODY,
    "team_approved": EVERYBODY,
    "team_held": EVERYBODY,
    "team_rejected": EVERYBODY,
    "team_public": EVERYBODY,
    "team_withdrawn": EVERYBODY,
    "locked_review": EVERYBODY,  # somebody else reviews it just now
    "merging_proposed": EVERYBODY,
    "merging_done": EVERYBODY,
    "merging_undo": EVERYBODY,
    "team_confidential": "reviewer",
    "team_sealed": "",
    "own_sealed": "documenter",  # of another team; the documenter wrote it
    "named_sealed": "viewer",  # of another team; the viewer was named
    "other_draft": "",  # of another team
    "other_confidential": "",
    "other_approved": "publisher",
    "other_withdrawn": "publisher",
    "absent": "",  # there is none
}
ORDINARY = tuple(name for name in RECORDS if not name.startswith(("locked", "merging")))

Body = Mapping[str, Any] | Callable[[Any, Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the permission that each method asks for. See the head of this file."""

    get: str = ""
    post: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    at: Callable[[Any, Any], Mapping[str, Any]] | None = None
    body: Body = field(default_factory=dict)
    harmless: bool = False
    among: tuple[str, ...] = ORDINARY
    known: Callable[[Any], Mapping[str, Any]] | None = None
    owner: str = ""
    hidden: bool = False
    query: Callable[[Any, Any], Mapping[str, Any]] | None = None
    noted: bool = False
    personal: bool = False
    use: str = ""

    def permission(self, method: str) -> str:
        return self.get if method == "GET" else self.post


def step(name: str, permission: str, reason: str = "") -> Row:
    return Row(post=permission, more={"step": name}, body={"reason": reason})


def typed(world: Any, record: Any) -> Mapping[str, Any]:
    """Return what the page of the record, or the empty page, sends when nothing but the title is typed over."""
    return world.entry(record) | {"title_en": "Typed by the matrix", "date_edtf": "2025-03-03", "save": "1"}


NOTICE = {"notice_kind": "withdrawal_safety", "understood": "on"}
CHANGES = {"decision": "request_changes", "reason": "Another source, please."}


def of(thing: str, name: str) -> Callable[[Any, Any], Mapping[str, Any]]:
    """Return a function that gives the key of the comment, file or person of a record as the parameter `name`."""
    return lambda world, record: {name: world.key(thing, record)}


def nothing(_world: Any, _record: Any) -> Mapping[str, Any]:
    """For an address that names its record elsewhere: about each record, with no parameter of it."""
    return {}


def named(field: str) -> Callable[[Any, Any], Mapping[str, Any]]:
    """Return a function that gives the reference of the record under this name."""
    return lambda world, record: {field: world.reference(record)}


def merging(name: str, permission: str, record: str) -> Row:
    among = (record, "other_draft", "team_sealed", "absent")
    return Row(post=permission, more={"step": name}, among=among, body=BECAUSE)


def holding(name: str, record: str, foreign: str) -> Row:
    at = of("hold", "hold")
    return Row(
        post=HOLD, more={"step": name}, at=at, among=(record, foreign, "absent"), body=BECAUSE, use="hold"
    )


def teaming(name: str, /, **sent: str) -> Row:
    """Take a step with the team that has no records, and whose only person is the checker."""

    def body(world: Any, _record: Any) -> Mapping[str, Any]:
        who = {"person": str(world.others[sent["person"]].pk)} if "person" in sent else {}
        return {**sent, **who}

    return Row(post=PEOPLE, more={"step": name}, known=of_team, body=body)


def of_team(world: Any) -> Mapping[str, Any]:
    return {"pk": world.empty.pk}


def of_request(world: Any) -> Mapping[str, Any]:
    return {"pk": world.requests["open"]}


def requesting(name: str, sent: Callable[[Any], Mapping[str, Any]], *, request: str = "open") -> Row:
    """Take a step with a request; the checker closed the closed one, with words that wait for another person."""
    return Row(
        post=HANDLE,
        more={"step": name},
        known=lambda world: {"pk": world.requests[request]},
        body=lambda world, _record: sent(world),
    )


def managing(name: str) -> Row:
    return Row(post=PEOPLE, more={"step": name}, known=writer)


def bulk(action: str, record: str, permission: str, **more: str) -> Row:
    """Do it with one record; that only those seen are meant, the page that asks first is looked at for."""

    def body(world: Any, _record: Any) -> Mapping[str, Any]:
        reference = world.records[record].reference
        fingerprint = sha256(reference.encode()).hexdigest()
        person = {"person": str(world.others["writer"].pk)} if "assign" in action else {}
        return {"action": action, "record": [reference], "fingerprint": fingerprint, **person, **more}

    return Row(post=permission, body=body, use=action)


def checker(world: Any) -> Mapping[str, Any]:
    return {"pk": world.others["checker"].pk}


def writer(world: Any) -> Mapping[str, Any]:
    return {"pk": world.others["writer"].pk}


def everything(world: Any, _record: Any) -> Mapping[str, Any]:
    """What the page that asks first is sent: a step, and every record there is."""
    return {"action": "submit", "record": [record.reference for record in world.records.values() if record]}


def upload(_world: Any, _record: Any) -> Mapping[str, Any]:
    file = SimpleUploadedFile("note.pdf", b"%PDF-1.7\n", "application/pdf")
    return {"upload": file, "kind": "original", "whole": "1"}


def to_the_desk(world: Any, record: Any) -> Mapping[str, Any]:
    """Move it to the whole desk, with everybody confirmed whom the page names."""
    address = f"/records/{world.reference(record)}/team"
    page = world.browsers["reviewer"].get(address)
    shown = form_with(page.text, "reason")[1] if 'name="to"' in page.text else {}
    return {**shown, **BECAUSE, "to": "desk", "confirmed": "on"}


BECAUSE = {"reason": "For the matrix."}
PERSON = {"kind": "witness", "name": "Typed by the matrix", "consent": "none"}


def of_person(world: Any, record: Any) -> Mapping[str, Any]:
    return {"reference": world.reference(record), "person": world.key("person", record)}


ROWS: dict[str, Row | tuple[Row, ...]] = {
    "healthz": Row(get=ANYBODY),
    "desk:incidents": Row(get=READ),
    "desk:sign_in": Row(get=ANYBODY, post=ANYBODY, harmless=True),
    "desk:sign_out": Row(post=SIGNED_IN, harmless=True),
    "desk:language": Row(get=ANYBODY, post=ANYBODY, harmless=True, body={"language": "ar"}),
    "desk:new_incident": Row(get=WRITE, post=WRITE, body=typed),
    "desk:new_report": Row(get=WRITE, post=WRITE, body=lambda world, _: typed(world, "report")),
    "desk:assist_date": Row(post=SIGNED_IN, harmless=True),
    "desk:assist_places": Row(post=SIGNED_IN, harmless=True),
    "desk:assist_areas": Row(post=SIGNED_IN, harmless=True),
    "desk:assist_here": Row(post=SIGNED_IN, harmless=True),
    "desk:assist_range": Row(post=SIGNED_IN, harmless=True, more={"kind": "incident"}),
    "desk:record": Row(get=READ),
    "desk:edit": Row(get=WRITE, post=WRITE, body=typed),
    "desk:step": (
        step("submit", WRITE),
        step("take_back", WRITE),
        step("start_review", DECIDE),
        step("hold", DECIDE, "Somebody may be in danger."),
        step("lift_hold", DECIDE, "The danger has passed."),
        step("reopen", WRITE, "Another source came up."),
    ),
    # Whether a sealed name stands in the text is asked of the names, which is a reading of them.
    "desk:review": Row(get=READ, post=DECIDE, noted=True, body=CHANGES),
    "desk:content": Row(get=READ),
    "desk:publish": Row(get=READ, post=PUBLISH),
    "desk:correct": Row(post=WRITE),
    "desk:withdraw": Row(get=READ, post=PUBLISH, body=NOTICE),
    "desk:home": Row(get=READ),
    "desk:assist_point": Row(post=SIGNED_IN, harmless=True),
    # Finding records. A search is its person's own.
    "desk:assist_duplicates": Row(post=SIGNED_IN, harmless=True, at=nothing, body=named("reference")),
    "desk:records_map": Row(get=READ),
    "desk:records_points": Row(get=READ),
    "desk:card": Row(get=READ),
    "desk:searches": Row(get=READ, post=READ, personal=True, body={"name": "Of the matrix", "selection": ""}),
    "desk:search": Row(get=READ, known=lambda world: {"key": world.search}, owner="viewer"),
    "desk:search_change": Row(
        post=READ,
        personal=True,
        known=lambda world: {"key": world.search},
        owner="viewer",
        body={"name": "Renamed"},
    ),
    "desk:export": Row(post=EXPORT, more={"kind": "csv"}, body={"selection": ""}),
    # Pages that were typed on and not saved are their person's own.
    "desk:keep_new": Row(
        post=WRITE, personal=True, more={"kind": "incident"}, body={"once": "a", "title_en": "Kept"}
    ),
    "desk:keep": Row(
        post=WRITE, personal=True, more={"kind": "incident"}, body={"once": "b", "title_en": "Kept"}
    ),
    "desk:throw_away": Row(post=READ, personal=True, body={"page": "c"}),
    "desk:best": Row(
        get=DECIDE,
        post=DECIDE,
        body={
            "harm": "killed",
            "best": "3",
            "method": "most_reliable_source",
            "reason_en": "One claim states it.",
        },
    ),
    "desk:history": Row(get=READ),
    "desk:restore": Row(
        get=WRITE,
        post=WRITE,
        more={"number": 1},
        body=lambda world, record: BECAUSE | {"row_version": world.row_version(record)},
    ),
    # Files and named persons.
    "desk:files": Row(get=READ, post=WRITE, body=upload),
    "desk:file": Row(
        get=READ,
        noted=True,
        at=lambda world, record: {
            "reference": world.reference(record),
            "attachment": world.key("file", record),
        },
    ),
    "desk:record_people": Row(get=NAMES),
    "desk:new_person": Row(get=WRITE_NAMES, post=WRITE_NAMES, body=PERSON),
    "desk:show_person": Row(post=NAMES, at=of_person, body={"reason": "review"}),
    "desk:change_person": Row(post=WRITE_NAMES, at=of_person, body=PERSON | {"kind": "victim"}),
    "desk:erase_person": Row(get=ERASE_NAMES, post=ERASE_NAMES, at=of_person),
    # The work around a record.
    "desk:queue": (
        Row(get=READ, more={"name": "overdue"}),
        Row(get=WRITE, hidden=True, more={"name": "fix"}),
        Row(get=DECIDE, hidden=True, more={"name": "review"}),
        Row(get=GIVE, hidden=True, more={"name": "unassigned"}),
        Row(get=PUBLISH, hidden=True, more={"name": "publish"}),
        Row(get=DECIDE, hidden=True, more={"name": "held"}),
        Row(get=WRITE, hidden=True, more={"name": "elsewhere"}),
    ),
    "desk:bulk": Row(post=WRITE, harmless=True, body=everything),
    "desk:bulk_do": (
        bulk("submit", "team_draft", WRITE),
        bulk("start_review", "team_submitted", DECIDE),
        bulk("request_changes", "team_in_review", DECIDE, **BECAUSE),
        bulk("publish", "team_approved", PUBLISH),
        bulk("assign_write", "shared", GIVE),
        bulk("move", "team_draft", GIVE, team="desk", wider="on", **BECAUSE),
    ),
    "desk:messages": Row(get=READ),
    "desk:messages_read": Row(post=READ, personal=True),
    "desk:digest": Row(post=READ, personal=True, body={"every": "off"}),
    "desk:assign": Row(
        post=GIVE, body=lambda world, _: {"task": "write", "person": str(world.others["writer"].pk)}
    ),
    "desk:unassign": Row(post=GIVE, body={"task": "write"}),
    "desk:claim": Row(post=DECIDE),
    "desk:release": Row(post=GIVE, among=("locked_review", "other_draft", "team_sealed", "absent")),
    "desk:comment": Row(post=READ, personal=True, body={"text": "Said by the matrix."}),
    "desk:close_comment": Row(  # its author may too: the documenter on own_sealed
        post=DECIDE,
        among=tuple(name for name in ORDINARY if name != "own_sealed"),
        at=lambda world, record: {
            "reference": world.reference(record),
            "key": world.key("comment", record),
        },
        body={"words": "Settled."},
    ),
    # Safety. The other record of a comparison is one that not everybody sees.
    "desk:merge": Row(
        get=READ,
        post=WRITE,
        query=lambda world, _: {"into": world.records["other_draft"].reference},
        body=lambda world, _: BECAUSE | {"into": world.records["team_draft"].reference},
    ),
    "desk:merge_step": (
        merging("confirm", HOLD, "merging_proposed"),
        merging("decline", f"{WRITE}|{HOLD}", "merging_proposed"),
        merging("ask_undo", WRITE, "merging_done"),
        merging("undo", HOLD, "merging_undo"),
    ),
    "desk:split": Row(
        get=READ, post=WRITE, body=lambda world, record: BECAUSE | {"claims": [world.key("claim", record)]}
    ),
    "desk:embargo": Row(
        get=READ, post=f"{WRITE}|{DECIDE}", body=BECAUSE | {"on": "2999-01-01", "at": "12:00"}
    ),
    "desk:move": Row(get=READ, post=f"{WRITE}|{GIVE}", body=to_the_desk),
    "desk:holds": Row(get=READ),
    "desk:new_hold": Row(get=HOLD, post=HOLD, at=nothing, query=named("record"), body=BECAUSE),
    "desk:hold_step": (
        holding("ask", "team_rejected", "other_draft"),
        holding("keep", "team_held", "other_confidential"),
        holding("lift", "team_held", "other_confidential"),
    ),
    # Requests of readers. A request belongs to no record.
    "desk:requests": Row(get=HANDLE),
    "desk:requests_closed": Row(get=HANDLE),
    "desk:request": Row(get=HANDLE, noted=True, known=of_request),
    "desk:request_step": (
        requesting("assign", lambda world: {"person": str(world.others["checker"].pk)}),
        requesting("link", lambda world: {"record": world.records["shared"].reference}),
        requesting("note", lambda _world: {"text": "A note."}),
        requesting("answer", lambda _world: {"text": "An answer."}),
        requesting("close", lambda _world: {"outcome": "corrected"}),
        requesting("confirm", lambda _world: {"revision": 2}, request="closed"),
        requesting("reopen", lambda _world: {}, request="closed"),
    ),
    # People.
    "desk:people": Row(get=PEOPLE),
    "desk:invite": Row(
        get=PEOPLE, post=PEOPLE, body={"name": "Typed", "username": "typed", "roles": ["viewer"]}
    ),
    "desk:roles": Row(get=READ),
    "desk:person": Row(get=PEOPLE, known=writer),
    "desk:person_roles": Row(post=PEOPLE, known=writer, body={"roles": ["viewer"]}),
    "desk:person_link": Row(post=PEOPLE, known=writer),
    "desk:person_step": (
        *(managing(name) for name in ("close", "open", "end-sessions", "withdraw-link")),
        # The writer has a link by the same administrator.
        Row(post=PEOPLE, more={"step": "reset-second-factor"}, known=checker),
    ),
    "desk:teams": Row(get=PEOPLE),
    "desk:new_team": Row(
        get=PEOPLE,
        post=PEOPLE,
        body=lambda world, _: {"organisation": str(world.empty.organisation_id), "name": "Typed"},
    ),
    "desk:team": Row(get=PEOPLE, known=of_team),
    "desk:team_step": (
        teaming("rename", name="Typed"),
        teaming("add", person="writer"),
        teaming("remove", person="checker", **BECAUSE),
        teaming("close", **BECAUSE),
        Row(post=PEOPLE, more={"step": "open"}, known=lambda world: {"pk": world.closed.pk}),
    ),
    "desk:new_organisation": Row(get=PEOPLE, post=PEOPLE, body={"name": "Typed"}),
    "desk:organisation": Row(
        get=PEOPLE,
        post=PEOPLE,
        body={"name": "Typed"},
        known=lambda world: {"pk": world.empty.organisation_id},
    ),
    "desk:person_team": Row(post=PEOPLE, known=writer, body=lambda world, _: {"team": str(world.empty.pk)}),
    "desk:person_organisation": Row(
        post=PEOPLE,
        known=writer,
        body=lambda world, _: {"organisation": str(world.empty.organisation_id)},
    ),
    # One's own account.
    "desk:prove": Row(get=SIGNED_IN, post=SIGNED_IN, harmless=True),
    "desk:link": Row(get=ANYBODY, post=ANYBODY, harmless=True, known=lambda world: {"token": world.token}),
    "desk:account": Row(get=SIGNED_IN, post=SIGNED_IN, personal=True, body={"language": "ar"}),
    "desk:password": Row(get=SIGNED_IN, post=SIGNED_IN, harmless=True),
    "account_login": Row(get=ANYBODY, post=ANYBODY, harmless=True),
    "mfa_authenticate": Row(get=ANYBODY, post=ANYBODY, harmless=True),
    "mfa_index": Row(get=SIGNED_IN),
    "mfa_activate_totp": Row(get=SIGNED_IN, post=SIGNED_IN, harmless=True),
    "mfa_deactivate_totp": Row(get=SIGNED_IN, post=SIGNED_IN, owner="checker", personal=True),
    "mfa_add_webauthn": Row(get=SIGNED_IN, post=SIGNED_IN, harmless=True),
    "mfa_remove_webauthn": Row(
        get=SIGNED_IN,
        post=SIGNED_IN,
        personal=True,
        owner="checker",
        known=lambda world: {"pk": world.passkey},
    ),
    "mfa_view_recovery_codes": Row(get=SIGNED_IN, owner="checker"),
    "mfa_generate_recovery_codes": Row(get=SIGNED_IN, post=SIGNED_IN, harmless=True),
    "usersessions_list": Row(get=SIGNED_IN, post=SIGNED_IN, personal=True, body={"session": "others"}),
}
