# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import stamps


@pytest.fixture
def inputs(tmp_path):
    (tmp_path / "a.toml").write_text("one")
    return tmp_path


def test_the_same_inputs_are_done_once(inputs):
    key = stamps.digest(inputs, ["*.toml"])
    stamps.mark(inputs / "stamp", key)

    assert stamps.is_done(inputs / "stamp", stamps.digest(inputs, ["*.toml"]))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.toml").write_text("two"),
        lambda folder: (folder / "a.toml").rename(folder / "b.toml"),
        lambda folder: (folder / "b.toml").write_text(""),
    ],
    ids=["content", "name", "new file"],
)
def test_any_change_of_the_inputs_asks_for_the_step_again(inputs, change):
    before = stamps.digest(inputs, ["*.toml"])

    change(inputs)

    assert stamps.digest(inputs, ["*.toml"]) != before


def test_another_cluster_asks_for_the_step_again(inputs):
    assert stamps.digest(inputs, ["*.toml"], "cluster 1") != stamps.digest(inputs, ["*.toml"], "cluster 2")


def test_what_python_compiles_beside_the_inputs_asks_for_nothing(inputs):
    before = stamps.digest(inputs, ["**/*.*"])
    (inputs / "__pycache__").mkdir()
    (inputs / "__pycache__" / "a.pyc").write_text("compiled")

    assert stamps.digest(inputs, ["**/*.*"]) == before
