# SPDX-License-Identifier: Apache-2.0
"""What every address of the desk answers to whom: the one table that the matrix is read from.

A new address needs one line in ROWS, under its name; the matrix fails until it has one. The line says which permission
each method asks for: `get` and `post`. Beside the permissions of accounts/roles.py there are ANYBODY (signed out too)
and SIGNED_IN (whoever has an account). A method that is left out must answer 405.

- An address with `<str:reference>` in it is asked about each record of RECORDS, and answers 404 where the person does
  not see it, whatever else is wrong. An address about something that belongs to a record says how its parameters
  follow from one: `at=lambda world, record: {"key": record.claims.get().pk}`.
- Other parameters of the address: `more={"step": "submit"}`. A route with several kinds of use has several rows.
- `body`: what a POST sends so that it does something where the permission is there; a mapping, or a function of
  (world, record). `harmless=True` for a POST that writes nothing; it may ask for no more than reading does.
- The matrix looks for one record on which somebody with the permission succeeds, and there everybody else must get a
  403. So RECORDS needs one in a state from which the step starts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

READ, WRITE, DECIDE, PUBLISH, PEOPLE = (
    "record.read",
    "record.write",
    "review.decide",
    "record.publish",
    "people.manage",
)
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

    def permission(self, method: str) -> str:
        return self.get if method == "GET" else self.post


def step(name: str, permission: str, reason: str = "") -> Row:
    return Row(post=permission, more={"step": name}, body={"reason": reason})


def typed(world: Any, record: Any) -> Mapping[str, Any]:
    """Return what the page of the record, or the empty page, sends when nothing but the title is typed over."""
    return world.entry(record) | {"title_en": "Typed by the matrix", "date_edtf": "2025-03-03", "save": "1"}


NOTICE = {"notice_kind": "withdrawal_safety", "understood": "on"}
CHANGES = {"decision": "request_changes", "reason": "Another source, please."}

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
    "desk:review": Row(get=READ, post=DECIDE, body=CHANGES),
    "desk:content": Row(get=READ),
    "desk:publish": Row(get=READ, post=PUBLISH),
    "desk:correct": Row(post=WRITE),
    "desk:withdraw": Row(get=READ, post=PUBLISH, body=NOTICE),
}
