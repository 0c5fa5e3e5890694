# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from registry.embedded import frontend
from registry.embedded.errors import Refused


@pytest.fixture
def wanted(layout):
    """Return a function that writes package.json with these assets, beside one package of two files."""
    package = layout.project / "node_modules" / "atlas"
    (package / "fonts").mkdir(parents=True)
    (package / "land.json").write_text("{}")
    (package / "fonts" / "a.woff2").write_text("a")

    def write(assets):
        (layout.project / "package.json").write_text(json.dumps({"registryAssets": assets}))
        (layout.project / "package-lock.json").write_text("{}")
        return layout

    return write


def test_listed_files_and_folders_are_copied_and_nothing_else(wanted):
    layout = wanted({"vendor/land.json": "atlas/land.json", "vendor/fonts": "atlas/fonts"})

    frontend.copy(layout)

    found = {str(path.relative_to(layout.frontend)) for path in layout.frontend.rglob("*") if path.is_file()}
    assert found == {".complete", "vendor/land.json", "vendor/fonts/a.woff2"}


def test_a_file_taken_off_the_list_goes(wanted):
    frontend.copy(wanted({"vendor/land.json": "atlas/land.json"}))

    layout = wanted({"vendor/fonts": "atlas/fonts"})
    frontend.copy(layout)

    assert not (layout.frontend / "vendor/land.json").exists()


@pytest.mark.parametrize(
    "assets",
    [{"../out.json": "atlas/land.json"}, {"in.json": "../package.json"}, {"in.json": "atlas/sea.json"}],
    ids=["target outside", "source outside", "no such file"],
)
def test_a_wrong_entry_is_refused_and_leaves_the_last_good_copy(wanted, assets):
    layout = wanted({"vendor/land.json": "atlas/land.json"})
    frontend.copy(layout)

    with pytest.raises(Refused, match="registryAssets"):
        frontend.copy(wanted(assets))

    assert (layout.frontend / "vendor/land.json").exists()
