# SPDX-License-Identifier: Apache-2.0
"""Every view of the desk says which methods it takes, and an unsafe one asks for a permission of its own."""

import ast

import pytest

from registry.accounts.roles import ROLES
from tests.architecture.test_house import PROJECT, name
from tests.security.matrix.table import ANYBODY, READ, ROWS, SIGNED_IN, Row

VIEWS = [
    path
    for path in sorted((PROJECT / "registry" / "desk").rglob("*.py"))
    if "views" in path.relative_to(PROJECT).parts
]
DECLARED = {"require_GET", "require_POST", "require_safe", "require_http_methods"}
USES = [
    (route, row) for route, rows in ROWS.items() for row in (rows if isinstance(rows, tuple) else (rows,))
]


def used_as_views(text):
    """Return the functions of an address table, each with its module: what `path` is given."""
    imported = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    modules = {each.asname or each.name: each.name for node in imported for each in node.names}
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    given = [call.args[1] for call in calls if ast.unparse(call.func) == "path" and len(call.args) > 1]
    views = [ast.unparse(view).split(".") for view in given if isinstance(view, ast.Attribute)]
    return {(modules[module], name) for module, name in views}


ROUTED = {
    view
    for table in (PROJECT / "registry" / "desk" / "urls").glob("*.py")
    for view in used_as_views(table.read_text())
}


def undeclared(text, routed):
    """Return every routed view function that does not say which methods it takes."""
    return [
        node.name
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
        and node.name in routed
        and not DECLARED & {ast.unparse(each).split("(")[0].split(".")[-1] for each in node.decorator_list}
    ]


@pytest.mark.parametrize("path", VIEWS, ids=name)
def test_every_view_says_which_methods_it_takes(path):
    assert undeclared(path.read_text(), {name for module, name in ROUTED if module == path.stem}) == []


def test_a_view_that_takes_any_method_is_seen():
    """Negative control."""
    assert len(ROUTED) > 60
    assert undeclared(
        "def page(request): ...\n\n@require_POST\ndef take(request): ...", {"page", "take"}
    ) == ["page"]


def without_a_permission_of_its_own(row):
    """Whether a method that writes asks for nothing, or for no more than reading does."""
    own = row.harmless or row.personal
    return bool(row.post) and not own and row.post in ("", ANYBODY, SIGNED_IN, READ)


@pytest.mark.parametrize(("route", "row"), USES, ids=[route for route, _ in USES])
def test_an_unsafe_method_has_a_permission_of_its_own(route, row):
    """The matrix shows that it is asked for; a POST that is called harmless is shown to write nothing."""
    assert not without_a_permission_of_its_own(row)
    assert {*row.get.split("|"), *row.post.split("|")} <= {"", ANYBODY, SIGNED_IN}.union(*ROLES.values())


@pytest.mark.parametrize("row", [Row(get=READ, post=READ), Row(post=SIGNED_IN), Row(post=ANYBODY)])
def test_a_method_that_writes_for_whoever_reads_is_seen(row):
    """Negative control."""
    assert without_a_permission_of_its_own(row)
