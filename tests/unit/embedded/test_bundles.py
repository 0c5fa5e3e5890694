# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from registry.embedded import bundles, frontend
from registry.embedded.errors import Refused
from registry.embedded.layout import PROJECT, Layout


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


def test_other_options_make_the_bundles_anew(styled, monkeypatch):
    frontend.copy(styled)
    monkeypatch.setattr(bundles, "OPTIONS", ("--bundle", "--external:*.woff2"))

    frontend.copy(styled)

    assert "color: red;\n" in (styled.frontend / "ui/css/site.css").read_text()


def test_a_folder_may_be_called_anything(tmp_path, styled):
    renamed = Layout(project=tmp_path / "a=b", var=styled.var)
    renamed.project.mkdir()
    for name in ("registry", "node_modules", "package.json", "package-lock.json"):
        (styled.project / name).rename(renamed.project / name)

    frontend.copy(renamed)

    assert (renamed.frontend / "ui/css/site.css").exists()


def sheets_without_a_page(read: str) -> list[str]:
    folder = PROJECT / bundles.SOURCES / "ui" / "css"
    return sorted(path.name for path in folder.glob("*.css") if f"{path.name}" not in read)


def of_the_site() -> str:
    """Return what asks for sheets on the public side: the bundles, and the pages that ask for one of their own."""
    folder = PROJECT / bundles.SOURCES / "ui" / "css"
    entries = [folder / "site.css", folder / "house.css", PROJECT / "package.json"]
    pages = [*PROJECT.glob("registry/public/templates/**/*.html"), *PROJECT.glob("api/templates/**/*.html")]
    return "".join(path.read_text() for path in [*entries, *pages])


def test_every_sheet_is_in_a_bundle_or_asked_for_by_a_page_of_the_public_side():
    """A sheet that nobody imports would style nothing, and nobody would see why."""
    assert sheets_without_a_page(of_the_site()) == []


def test_a_sheet_that_is_forgotten_is_seen():
    """Negative control. The desk asks for one of them too, which is of no use to readers."""
    read = of_the_site()

    assert sheets_without_a_page(read.replace('@import "report.css";', "")) == ["report.css"]
    assert sheets_without_a_page(read.replace('@import "forms.css";', "")) == ["forms.css"]
