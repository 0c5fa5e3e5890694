# SPDX-License-Identifier: Apache-2.0
"""What the import rules cannot see: names in strings, SQL, templates, and habits that hide effects."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

PROJECT = Path(__file__).resolve().parents[2]
CODE = sorted(path for folder in ("registry", "api") for path in (PROJECT / folder).rglob("*.py"))
OURS = [path for path in CODE if "migrations" not in path.parts]
DESK_ROOMS = (
    "audit",
    "accounts",
    "vocabularies",
    "gazetteer",
    "evidence",
    "casework",
    "intake",
    "review",
    "publishing",
)
PUBLIC_SIDE = ("api", "registry/public", "registry/published", "registry/ui")


def name(path):
    return str(path.relative_to(PROJECT))


def public_files(pattern):
    return [path for folder in PUBLIC_SIDE for path in sorted((PROJECT / folder).rglob(pattern))]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_every_file_names_its_licence(path):
    assert path.read_text().startswith(("# SPDX-License-Identifier: Apache-2.0", "#!/"))


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_signals_no_hidden_saves_no_generic_keys(path):
    tree = ast.parse(path.read_text())
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
    }
    methods = {
        item.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and is_model(node)
        for item in node.body
        if isinstance(item, ast.FunctionDef)
    }

    assert not {"GenericForeignKey", "receiver", "post_save", "pre_save"} & (names | imported)
    assert "save" not in methods


def is_model(node):
    return any(ast.unparse(base) in ("models.Model", "Record", "StatedRange") for base in node.bases)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_room_is_called_by_what_it_is_not(path):
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager", "handlers"}


@pytest.mark.parametrize("path", public_files("*.py"), ids=name)
def test_the_public_side_names_no_private_table(path):
    tables = re.compile(rf"\b({'|'.join(DESK_ROOMS)})_[a-z]+\b")

    assert not tables.findall(path.read_text())


@pytest.mark.parametrize("path", public_files("*.html"), ids=name)
def test_public_templates_take_nothing_from_the_desk(path):
    text = path.read_text()

    assert not re.search(r"""{%\s*(include|extends)\s+["']desk/""", text)
    assert not re.search(r"\|\s*safe\b|\bautoescape off\b", text)


@pytest.mark.parametrize(
    "path",
    [path for face in ("desk", "public", "ui") for path in (PROJECT / "registry" / face).rglob("*.html")],
    ids=name,
)
def test_templates_hold_no_inline_script_or_style(path):
    text = path.read_text()

    assert not re.search(r"<script(?![^>]*\b(src|type=\"application/(ld\+)?json\"))", text)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", text)


@pytest.mark.parametrize(
    "path",
    [path for face in ("desk", "public", "ui") for path in (PROJECT / "registry" / face).rglob("*.css")],
    ids=name,
)
def test_styles_are_logical_so_that_both_writing_directions_work(path):
    physical = re.compile(
        r"\b(margin|padding|border)-(left|right)\b|\btext-align:\s*(left|right)\b|^\s*(left|right):", re.M
    )

    assert not physical.findall(path.read_text())


def test_no_row_of_one_database_points_at_the_other():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete:
                here, there = model._meta.app_label, field.related_model._meta.app_label
                assert (here == "published") == (there == "published"), (model, field.name)


def test_files_and_functions_stay_small():
    lines = sorted(len(path.read_text().splitlines()) for path in OURS if path.name != "__init__.py")
    long = [
        f"{name(path)}:{node.name}"
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]

    assert lines[len(lines) // 2] < 75
    assert long == []
