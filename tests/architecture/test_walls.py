# SPDX-License-Identifier: Apache-2.0
"""The desk reads records through `visible_to`, and their parts through a record it was shown to see."""

import ast

import pytest
from django.apps import apps

from registry.config.walls import walled
from tests.architecture.test_house import PROJECT, name

# What makes the demonstration data is no page: it writes through the actions, as the people it makes.
PAGES = [
    path
    for path in sorted((PROJECT / "registry" / "desk").rglob("*.py"))
    if not {"demonstration", "management"} & set(path.parts)
]
WALLED = {model.__name__ for model in apps.get_models() if model._meta.db_table in walled()}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}
BARE = {"cursor", "raw"}


def called_by(node):
    return ast.unparse(node.func).split(".")[-1]


def of_walled(node):
    """Say whether the first argument names a walled model."""
    return not WALLED.isdisjoint(ast.unparse(node.args[0]).replace("(", ".").split("."))


def past_the_wall(text):
    """Return every place at which walled rows are read otherwise than through `visible_to`."""
    tree = ast.parse(text)
    through = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    managers = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in MANAGERS
        and ast.unparse(node.value).split(".")[-1] in WALLED
        and node not in through
    ]
    called = [
        ast.unparse(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (called_by(node) in BARE or (called_by(node) in SHORTCUTS and of_walled(node)))
    ]
    return managers + called


def test_pages_and_walled_models_are_found():
    assert len(PAGES) > 50
    assert {"Record", "Incident", "Claim", "Revision", "Decision", "Outbox", "SourceItem"} <= WALLED


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_reads_records_through_the_wall(path):
    allowed = (
        {"SourceItem.objects"} if path.name == "documents.py" else set()
    )  # narrowed to seen records at once

    assert set(past_the_wall(path.read_text())) - allowed == set()


@pytest.mark.parametrize(
    "text",
    [
        "Record.objects.get(reference=reference)",
        "models.Incident.objects.all()",
        "rows = Claim.objects.filter(record=record)",
        "Revision._default_manager.all()",
        "get_object_or_404(Record, pk=key)",
        "connection.cursor()",
        "everything = Record.objects\neverything.visible_to(user)",
    ],
)
def test_a_page_that_reads_past_it_is_seen(text):
    """Negative control."""
    assert past_the_wall(text)


def test_what_goes_through_it_is_left_alone():
    assert past_the_wall("Record.objects.visible_to(user).filter(kind=kind)\nrecord.claims.all()") == []
