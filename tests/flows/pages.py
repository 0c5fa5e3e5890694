# SPDX-License-Identifier: Apache-2.0
"""Forms of a page as a browser without scripts would send them."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

UNSENT = ("submit", "button", "image", "reset", "file")


class Forms(HTMLParser):
    """The forms of a page, in order: where each goes, and what it would send if nothing were changed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self.select: str = ""
        self.options: list[tuple[str, bool]] = []
        self.multiple = False
        self.area: tuple[str, list[str]] | None = None
        self.feed(html)

    def send(self, name: str, value: str) -> None:
        if self.forms and name:
            self.forms[-1][1].setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        elif "disabled" in given:
            return
        elif tag == "input":
            self.take_input(given)
        elif tag == "select":
            self.select, self.options, self.multiple = given.get("name", ""), [], "multiple" in given
        elif tag == "option" and self.select:
            self.options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self.area = (given.get("name", ""), [])

    def take_input(self, given):
        kind = given.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or "checked" in given
        if kind not in UNSENT and ticked:
            self.send(given.get("name", ""), given.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "select" and self.select:
            chosen = [value for value, selected in self.options if selected]
            for value in chosen or ([] if self.multiple else [value for value, _ in self.options[:1]]):
                self.send(self.select, value)
            self.select = ""
        elif tag == "textarea" and self.area:
            # The parser of a browser drops one line break right after the tag.
            self.send(self.area[0], "".join(self.area[1]).removeprefix("\n"))
            self.area = None


def form_with(html: str, name: str) -> tuple[str, dict[str, list[str]]]:
    """Return the address and the fields of the one form that has a field of this name."""
    found = [form for form in Forms(html).forms if name in form[1]]
    assert len(found) == 1, f"{len(found)} forms have a field {name}"
    return found[0]


def form_to(html: str, end: str) -> tuple[str, dict[str, list[str]]]:
    """Return the one form whose address ends so."""
    found = [form for form in Forms(html).forms if urlsplit(form[0]).path.endswith(end)]
    assert len(found) == 1, f"{len(found)} forms lead to …{end}"
    return found[0]
