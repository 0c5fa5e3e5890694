# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from registry.embedded import bundles, frontend
from registry.embedded.errors import Refused
from registry.embedded.layout import PROJECT


@pytest.fixture
def styled(layout):
    """An installation with one style sheet that imports another, and with the tool of this one."""
    sheets = layout.project / bundles.SOURCES / "ui" / "css"
    sheets.mkdir(parents=True)
    (sheets / "site.css").write_text('@import "rows.css";\n@import "paper.css" print;\n')
    (sheets / "rows.css").write_text(
        'p { color: red; }\n@font-face { font-family: "A"; src: url("../../a.woff2"); }'
    )
    (sheets / "paper.css").write_text("p { color: black; }\n")
    (layout.project / "node_modules").symlink_to(PROJECT / "node_modules")
    (layout.project / "package.json").write_text(json.dumps({"registryBundles": ["ui/css/site.css"]}))
    (layout.project / "package-lock.json").write_text("{}")
    return layout


def test_a_sheet_comes_with_all_that_it_imports_at_its_own_place(styled):
    frontend.copy(styled)

    made = (styled.frontend / "ui/css/site.css").read_text().replace(" ", "")
    assert "@import" not in made
    assert "p{color:red}" in made
    assert "@mediaprint{p{color:#000}}" in made
    assert "url(../../a.woff2)" in made


def test_a_change_of_what_is_imported_makes_the_bundle_anew(styled):
    frontend.copy(styled)
    (styled.project / bundles.SOURCES / "ui/css/rows.css").write_text("p { color: green; }")

    frontend.copy(styled)

    assert "green" in (styled.frontend / "ui/css/site.css").read_text()


def test_a_sheet_that_imports_what_is_not_there_is_refused_and_leaves_the_last_one(styled):
    frontend.copy(styled)
    (styled.project / bundles.SOURCES / "ui/css/rows.css").unlink()

    with pytest.raises(Refused, match="mistake"):
        frontend.copy(styled)

    assert "red" in (styled.frontend / "ui/css/site.css").read_text()


def test_a_machine_without_the_tool_is_told_so(styled):
    (styled.project / "node_modules").unlink()

    with pytest.raises(Refused, match="esbuild"):
        frontend.copy(styled)


def test_every_sheet_of_the_house_is_in_a_bundle_or_asked_for_by_a_page():
    """A sheet that nobody imports would style nothing, and nobody would see why."""
    folder = PROJECT / bundles.SOURCES / "ui" / "css"
    read = "".join(path.read_text() for path in folder.glob("*.css"))
    read += "".join(path.read_text() for path in PROJECT.glob("*/**/templates/**/*.html"))

    assert [path.name for path in folder.glob("*.css") if f"{path.name}" not in read] == []
