# SPDX-License-Identifier: Apache-2.0
"""Somebody at the desk with a browser that has no scripts: sends what the pages offer and what is typed over it."""

import re

from django.http import HttpResponse, QueryDict
from django.test import Client

from registry.desk.grid.packing import unpack
from tests.flows.pages import form_to, form_with

ROW = re.compile(r"(?:claims|locations)-\d+")
FIGURE = re.compile(r"(claims-\d+-(?:casualties|displacements))-(\d+)")
NUMBERS = ("-min", "-max", "-qualifier", "-open_above")
Sent = dict[str, list[str]]


class Browser:
    """One person, signed in, with CSRF protection switched on."""

    def __init__(self, user) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(user)

    def page(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def send(self, path: str, fields: Sent, **typed: str) -> HttpResponse:
        return self.client.post(path, fields | {name: [value] for name, value in typed.items()})

    def press(self, path: str, end: str, **typed: str) -> HttpResponse:
        """Send the one form of the page that leads to `end`."""
        action, fields = form_to(self.page(path), end)
        answer = self.send(action, fields, **typed)
        assert answer.status_code == 302, (action, answer.status_code, answer.text[:2000])
        return answer

    def entry(self, path: str) -> "EntryPage":
        return EntryPage(self, path, self.page(path))


class EntryPage:
    """The page on which a record is typed, with everything typed so far."""

    def __init__(self, browser: Browser, path: str, html: str) -> None:
        self.browser, self.path = browser, path
        self.read(html)

    def read(self, html: str) -> None:
        """Take the page over; what closed rows carry is read as the desk itself reads it."""
        self.html = html
        sent = QueryDict(mutable=True)
        for name, values in form_with(html, "row_version")[1].items():
            sent.setlist(name, values)
        unpack(sent)
        self.fields = dict(sent.lists())

    def has(self, key: str) -> bool:
        return key in self.fields or f'name="{key}"' in self.html

    def type(self, prefix: str = "", **values: str) -> "EntryPage":
        for name, value in values.items():
            key = f"{prefix}-{name}" if prefix else name
            self.make_room(key)
            assert self.has(key), f"the page has no field {key}"
            self.fields[key] = [value]
        return self

    def make_room(self, key: str) -> None:
        """Open the row of a field that is closed, and add figures until the one that is meant is there."""
        figure = FIGURE.match(key)
        while figure and int(self.fields[f"{figure[1]}-TOTAL_FORMS"][0]) <= int(figure[2]):
            self.button(add=figure[1])
        row = ROW.match(key)
        if row and not self.has(key):
            self.button(open_row=row[0])
        cell = f"{figure[0]}-cell" if figure else ""
        assert not (self.fields.get(cell, [""])[0] and key.endswith(NUMBERS)), f"{key} stands in its cell"

    def button(self, **pressed: str) -> "EntryPage":
        """Press a button that saves nothing: add, remove, search, use."""
        answer = self.browser.send(self.path, self.fields, **pressed)
        assert answer.status_code == 200, answer.status_code
        self.read(answer.text)
        return self

    def save(self) -> HttpResponse:
        return self.browser.send(self.path, self.fields, save="1")
