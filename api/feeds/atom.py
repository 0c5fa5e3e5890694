# SPDX-License-Identifier: Apache-2.0
"""Atom 1.0 (RFC 4287), put together as a tree, so that no text of a record is ever taken for markup."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as Tree

from registry.published.envelope import stamp

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

Tree.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is really in."""

    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Link:
    rel: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`categories`: term and label."""

    id: str
    title: Text
    summary: Text
    updated: datetime
    links: tuple[Link, ...]
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the entries. `updated`: of the newest state, None before there is any."""

    id: str
    title: Text
    author: str
    rights: str
    updated: datetime | None
    links: tuple[Link, ...]


def document(head: Head, entries: Iterable[Entry]) -> bytes:
    """Return the feed as UTF-8."""
    root = Tree.Element(f"{{{ATOM}}}feed", {LANGUAGE: head.title.lang})
    add(root, "id", head.id)
    add_text(root, "title", head.title)
    add(root, "updated", stamp(head.updated or NEVER))
    add(add(root, "author"), "name", head.author)
    add(root, "rights", head.rights)
    add_links(root, head.links)
    for entry in entries:
        add_entry(root, entry)
    return bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True))


def add_entry(root: Tree.Element, entry: Entry) -> None:
    element = add(root, "entry")
    add(element, "id", entry.id)
    add_text(element, "title", entry.title)
    add(element, "updated", stamp(entry.updated))
    add_links(element, entry.links)
    for term, label in entry.categories:
        add(element, "category").attrib |= {"term": term, "label": label}
    add_text(element, "summary", entry.summary)


def add_links(parent: Tree.Element, links: Iterable[Link]) -> None:
    for link in links:
        add(parent, "link").attrib |= {"rel": link.rel, "href": link.href, "type": link.type}


def add_text(parent: Tree.Element, name: str, text: Text) -> None:
    add(parent, name, text.words).attrib |= {"type": "text", LANGUAGE: text.lang}


def add(parent: Tree.Element, name: str, words: str = "") -> Tree.Element:
    element = Tree.SubElement(parent, f"{{{ATOM}}}{name}")
    if words:
        element.text = NO_XML.sub("\ufffd", words)
    return element
