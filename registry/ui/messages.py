# SPDX-License-Identifier: Apache-2.0
"""Every sentence the pages and the rules can say, read from the code itself, for the catalogues of languages."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation import templatize

from registry.domain import errors

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
REFUSALS = frozenset(
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.Refusal)
)


class Message(NamedTuple):
    """One message as it is looked up. `plural`: its form for many; `context`: which of two meanings its words have."""

    words: str
    plural: str = ""
    context: str = ""


def messages(folders: list[Path]) -> set[Message]:
    """Return every message below the folders."""
    found: set[Message] = set()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix == ".py" and "migrations" not in path.parts:
                found |= {*marked(path.read_text()), *refused(path.read_text())}
            elif path.suffix in (".html", ".txt") and "templates" in path.parts:
                found |= set(marked(plain(path.read_text())))
    return found


def plain(template: str) -> str:
    """Return a template as lines of code; its indentation would be a fault of syntax to the extractor."""
    return "\n".join(line.strip() for line in templatize(template).splitlines())


def clashes(found: set[Message]) -> set[str]:
    """Return the words that are asked for both with a plural and without: a catalogue keeps one entry for the two.

    Whoever asks for the one would never find the other. One of them needs a context.
    """
    plurals = {(each.words, each.context): each.plural for each in found if each.plural}
    return {
        each.words for each in found if plurals.get((each.words, each.context), each.plural) != each.plural
    }


def marked(code: str) -> Iterator[Message]:
    """Yield what stands in calls of gettext and its kin."""
    for _line, message, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
        forms = (message,) if isinstance(message, str) else message
        yield Message(forms[0], "".join(forms[1:2]), context or "")


def refused(code: str) -> Iterator[Message]:
    """Yield the sentences of refusals: written in the call, or given a name in the same module that is used there."""
    tree = ast.parse(code)
    named_so: dict[str, list[ast.expr]] = {}
    for given in (node for node in ast.walk(tree) if isinstance(node, ast.Assign)):
        for target in given.targets:
            if isinstance(target, ast.Name):
                named_so.setdefault(target.id, []).append(given.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and named(node.func) in REFUSALS:
            yield from sentences(node.args[0], named_so)


def sentences(first: ast.expr, named_so: dict[str, list[ast.expr]]) -> Iterator[Message]:
    """Yield the sentence of a refusal, or both where a condition chooses between two."""
    if isinstance(first, ast.IfExp):
        yield from sentences(first.body, named_so)
        yield from sentences(first.orelse, named_so)
    elif isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield Message(first.value)
    elif isinstance(first, ast.Name):
        without = {name: values for name, values in named_so.items() if name != first.id}
        for value in named_so.get(first.id, ()):
            yield from sentences(value, without)


def named(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
