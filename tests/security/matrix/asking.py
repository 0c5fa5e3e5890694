# SPDX-License-Identifier: Apache-2.0
"""Asking one address with one method as one person about one record, and judging the answer by the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from registry.accounts.roles import ROLES as GRANTED
from registry.audit.models import Event
from tests.security.matrix.table import ANYBODY, RECORDS, ROWS, SIGNED_IN, Row
from tests.security.matrix.world import World, canary

METHODS = ("GET", "POST")
REFUSED = (403, 409, 422)
TAKEN = (200, 204, 302, 403, 409, 422)
NOBODY_THERE = "ZZZZZZZZ"


def routes(patterns: Any = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the desk with its name; one without a name under its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, inner)
        else:
            yield (f"{space}{pattern.name}" if pattern.name else str(pattern.pattern)), pattern


def rows_of(name: str) -> tuple[Row, ...]:
    found = ROWS[name]
    return found if isinstance(found, tuple) else (found,)


@dataclass(frozen=True)
class Asked:
    """One question. `record`: its name in RECORDS; empty for an address that is about none."""

    name: str
    row: Row
    pattern: URLPattern
    method: str
    role: str
    record: str = ""

    def __str__(self) -> str:
        about = f" about {self.record}" if self.record else ""
        return f"{self.method} {self.name} {dict(self.row.more)} as {self.role or 'nobody'}{about}"

    @property
    def seen(self) -> bool:
        if self.row.owner:
            return self.role == self.row.owner
        return not self.record or self.role in RECORDS[self.record].split()

    @property
    def allowed(self) -> bool:
        permission = self.row.permission(self.method)
        granted = {ANYBODY, SIGNED_IN, *GRANTED.get(self.role, ())}
        return not granted.isdisjoint(permission.split("|"))


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    wrote: bool


def about_a_record(row: Row, pattern: URLPattern) -> bool:
    return row.at is not None or "reference" in pattern.pattern.converters


def questions(roles: tuple[str, ...], records: tuple[str, ...]) -> Iterator[Asked]:
    """Yield every question of the matrix: address × row × method × role × record.

    A method that an address does not take, and somebody who is signed out, are told so whatever the record is.
    """
    for name, pattern in routes():
        for row in rows_of(name):
            fitting = tuple(record for record in records if record in row.among)
            about = fitting if about_a_record(row, pattern) else ("",)
            for method in METHODS:
                for role in roles:
                    for record in about if role and row.permission(method) else about[:1]:
                        yield Asked(name, row, pattern, method, role, record)


def parameters(asked: Asked, world: World) -> Mapping[str, Any]:
    record = world.records.get(asked.record)
    if asked.row.known is not None:
        return {**asked.row.more, **asked.row.known(world)}
    if asked.row.at is not None:
        return {**asked.row.more, **asked.row.at(world, record)}
    if "reference" in asked.pattern.pattern.converters:
        return {**asked.row.more, "reference": record.reference if record else NOBODY_THERE}
    return asked.row.more


def address_of(asked: Asked, world: World) -> str:
    address = reverse(asked.name, kwargs=parameters(asked, world)) if asked.pattern.name else f"/{asked.name}"
    behind = asked.row.query(world, world.records.get(asked.record)) if asked.row.query else {}
    return f"{address}?{urlencode(behind)}" if behind else address


def ask(asked: Asked, world: World) -> Answer:
    """Return the answer. What it wrote is undone."""
    address = address_of(asked, world)
    body = body_of(asked, world) if asked.method == "POST" else {}
    browser = world.browsers[asked.role]
    cookies = {key: morsel.value for key, morsel in browser.cookies.items()}
    with transaction.atomic():
        before = Event.objects.count()
        answer = browser.post(address, body) if asked.method == "POST" else browser.get(address)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.text
        wrote = Event.objects.count() > before
        transaction.set_rollback(True)
    browser.cookies.load(cookies)
    return Answer(answer.status_code, text, wrote)


def body_of(asked: Asked, world: World) -> Mapping[str, Any]:
    if not asked.role:
        return {}  # what somebody typed before their session ended is given back to them
    body = asked.row.body
    return body(world, world.records.get(asked.record)) if callable(body) else body


def faults(asked: Asked, answer: Answer) -> Iterator[str]:
    """Yield what is wrong with an answer, one sentence each."""
    if not expected(asked, answer.status):
        yield f"{asked}: {answer.status}"
    may_write = asked.method == "POST" or asked.row.noted
    if answer.wrote and not (asked.seen and asked.allowed and asked.role and may_write):
        yield f"{asked}: something was written"
    told = [
        name for name in RECORDS if canary(name) in answer.text and asked.role not in RECORDS[name].split()
    ]
    yield from (f"{asked}: the answer tells of {name}" for name in told)


def expected(asked: Asked, status: int) -> bool:
    permission = asked.row.permission(asked.method)
    if not asked.role and permission != ANYBODY:
        return status in (302, 401) or (status == 405 and not permission)
    if not permission:
        return status == 405
    if not asked.seen:
        return status == 404
    if not asked.allowed and asked.row.hidden:
        return status == 404
    if not asked.allowed:
        return status == 403 if asked.method == "GET" else status in REFUSED
    return status in TAKEN and (asked.method == "POST" or status != 403)
