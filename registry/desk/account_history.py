# SPDX-License-Identifier: Apache-2.0
"""What happened to one account or team, newest first, in words."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from registry.accounts.models import Team, User
from registry.accounts.roles import ROLE_NAMES
from registry.audit.models import Event
from registry.desk.words import ACCOUNT_EVENTS, TEAM_EVENTS

MOST = 20


@dataclass(frozen=True, slots=True)
class Happened:
    """`day`: as ISO 8601 writes it; no finer. `why`: the reason, where one was asked for."""

    day: str
    by: str
    said: str
    why: str = ""


def of(person: User) -> list[Happened]:
    """Return the last events about the account."""
    return told(str(person.pk), "account.")


def of_team(team: Team) -> list[Happened]:
    """Return the last events about the team itself; who came and left stands with each person."""
    return told(str(team.pk), "team.")


def told(subject: str, verbs: str) -> list[Happened]:
    about = Event.objects.filter(subject=subject, verb__startswith=verbs).order_by("-seq")[:MOST]
    events = [(event.verb, json.loads(event.body)) for event in about]
    people = User.objects.in_bulk([body["actor"] for _, body in events], field_name="id")
    names = {str(pk): str(user) for pk, user in people.items()}
    return [
        Happened(
            body["at"][:10], names.get(body["actor"], ""), said(verb, body["data"]), body.get("reason", "")
        )
        for verb, body in events
    ]


def said(verb: str, data: dict[str, Any]) -> str:
    roles = {
        what: _(", ").join(str(ROLE_NAMES.get(role, role)) for role in data.get(what, [])) or "–"
        for what in ("roles", "given", "taken")
    }
    names = {name: data.get(name) or "–" for name in ("name", "before")}
    return str({**ACCOUNT_EVENTS, **TEAM_EVENTS}[verb]) % {**roles, **names}
