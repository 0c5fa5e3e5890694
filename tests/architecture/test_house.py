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
    "persons",
    "inbox",
    "intake",
    "review",
    "publishing",
)
PUBLIC_SIDE = ("api", "registry/public", "registry/published", "registry/ui")
FACES = ("registry/desk", "registry/public", "registry/ui")
LONGEST_FUNCTION = 45  # lines
PRIVATE_TABLE = re.compile(rf"\b({'|'.join(DESK_ROOMS)})_[a-z]+\b")
FROM_THE_DESK = re.compile(r"""{%\s*(include|extends)\s+["']desk/""")
UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape off\b")
INLINE = re.compile(
    r"<script(?![^>]*\b(src|type=\"application/(ld\+)?json\"))|\sstyle=|<style|\son[a-z]+=\"",
)
PHYSICAL = re.compile(
    r"\b(margin|padding|border)-(left|right)\b|\btext-align:\s*(left|right)\b|(^|[{;])\s*(left|right):", re.M
)


def name(path):
    return str(path.relative_to(PROJECT))


def files(folders, pattern):
    """Return the files of the folders; a folder list that matches nothing would test nothing."""
    found = [path for folder in folders for path in sorted((PROJECT / folder).rglob(pattern))]
    assert found, pattern
    return found


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


@pytest.mark.parametrize("path", files(PUBLIC_SIDE, "*.py"), ids=name)
def test_the_public_side_names_no_private_table(path):
    assert not PRIVATE_TABLE.search(path.read_text())


@pytest.mark.parametrize("path", files(PUBLIC_SIDE, "*.html"), ids=name)
def test_public_templates_take_nothing_from_the_desk(path):
    text = path.read_text()

    assert not FROM_THE_DESK.search(text)
    assert not UNESCAPED.search(text)


@pytest.mark.parametrize("path", files(FACES, "*.html"), ids=name)
def test_templates_hold_no_inline_script_or_style(path):
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", files(FACES, "*.css"), ids=name)
def test_styles_are_logical_so_that_both_writing_directions_work(path):
    assert not PHYSICAL.search(path.read_text())


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (PRIVATE_TABLE, "SELECT * FROM casework_record"),
        (FROM_THE_DESK, '{% include "desk/_facts.html" %}'),
        (UNESCAPED, "{{ title|safe }}"),
        (INLINE, "<script>start()</script>"),
        (INLINE, '<p style="color: red">'),
        (INLINE, '<a onclick="go()">'),
        (PHYSICAL, ".note { margin-left: 1rem }"),
        (PHYSICAL, ".note { text-align: right }"),
        (PHYSICAL, ".note { inset: 0; left: 0 }"),
    ],
)
def test_a_breach_of_these_rules_is_seen(rule, text):
    """Negative control."""
    assert rule.search(text)


def test_no_row_of_one_database_points_at_the_other():
    pairs = {
        (model._meta.app_label, field.related_model._meta.app_label)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
    }

    assert {("casework", "evidence"), ("publishing", "casework"), ("review", "accounts")} <= pairs
    assert [pair for pair in pairs if "published" in pair and pair != ("published", "published")] == []


def long_functions(text):
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]


def test_files_and_functions_stay_small():
    lines = sorted(len(path.read_text().splitlines()) for path in OURS if path.name != "__init__.py")
    long = [f"{name(path)}:{function}" for path in OURS for function in long_functions(path.read_text())]

    assert len(lines) > 200
    assert lines[len(lines) // 2] < 75
    assert long == []


@pytest.mark.parametrize(("lines", "seen"), [(LONGEST_FUNCTION, []), (LONGEST_FUNCTION + 1, ["long"])])
def test_a_function_that_grew_too_long_is_seen(lines, seen):
    """Negative control."""
    assert long_functions("def long():\n" + "    pass\n" * (lines - 1)) == seen
