# SPDX-License-Identifier: Apache-2.0
"""A snapshot laid over the one before is the snapshot made whole, and what stands in its folder survives any crash."""

import os
import shutil
import time

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published.models import Change, Dataset
from registry.published.snapshot import current, files, store
from registry.published.snapshot import keeping as module
from registry.published.snapshot.build import build
from registry.published.snapshot.columns import SETS
from registry.published.snapshot.keeping import Keeper
from registry.published.snapshot.reading import Snapshot
from registry.published.state import Live, state
from registry.ui.answers import SHARED_MAX_AGE
from tests.factories import content as make
from tests.factories.histories import History
from tests.fixtures.databases import rolled_back

EXAMPLES = int(os.environ.get("HISTORIES", "40"))


@pytest.fixture
def keeper(db, tmp_path, settings):
    settings.REGISTRY_SNAPSHOTS = tmp_path
    return Keeper(tmp_path)


def decoded(built) -> pl.DataFrame:
    words = [
        pl.Series(name, [built.sets[name][number] for number in built.rows[name]], dtype=pl.String)
        for name in SETS
    ]
    return built.rows.with_columns(words)


def step(kind, most):
    return st.tuples(st.just(kind), st.integers(0, most))


STEPS = st.lists(
    st.one_of(*(step(kind, 10**6) for kind in (*History.KINDS, "publish", "correct", "look"))), max_size=25
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_laid_over_equals_made_whole_over_random_histories(keeper, as_publisher, tmp_path, steps):
    with rolled_back():
        own, history = Keeper(tmp_path), History()
        own.look()
        for kind, chance in steps:
            if kind == "look":
                own.look()
                continue
            with as_publisher():
                history.do(kind, chance)
        own.look()
        whole = build()

    assert own.last.manifest == whole.manifest
    assert decoded(own.last).equals(decoded(whole))
    assert {name: set(own.last.sets[name]) for name in SETS} == {name: set(whole.sets[name]) for name in SETS}
    standing = Snapshot(tmp_path / store.newest(tmp_path)[0])
    shown = {kind: standing.rows(kind)["code"].to_list() for kind in files.ROWS}
    incident = whole.rows["incident"]
    assert shown["incident"] == whole.rows.filter(incident)["code"].to_list()
    assert shown["aggregate_report"] == whole.rows.filter(~incident)["code"].to_list()
    shutil.rmtree(tmp_path)


def test_an_empty_registry_has_a_snapshot_of_nothing(keeper):
    assert keeper.look() is True
    assert keeper.look() is False
    found = state()
    assert isinstance(found, Snapshot)
    assert (found.version, found.count("incident", ())) == (0, 0)


def test_what_is_withdrawn_leaves_the_dictionaries_too(keeper, as_publisher, tmp_path):
    shape = {"type": "Polygon", "coordinates": [[[1.0, 1.0], [1.1, 1.0], [1.1, 1.1], [1.0, 1.1], [1.0, 1.0]]]}
    with as_publisher():
        make.publish(make.content())
        hidden = make.publish(make.content(locations=(make.place(geometry=shape),)))
    keeper.look()
    before = len(keeper.last.sets["shape"])
    with as_publisher():
        make.withdraw(hidden, notice="withdrawal_safety")
    keeper.look()

    assert (before, keeper.last.sets["shape"]) == (2, [""])


def test_an_older_database_that_was_restored_is_read_whole(keeper, as_publisher, monkeypatch):
    """The same number of lines and of states, but other ones: the mark of the line tells. Without it, a ghost stays."""
    with as_publisher(), rolled_back():
        make.publish(make.content())
        keeper.look()
    with as_publisher():
        codes = {make.publish(make.content()) for _ in range(2)}
    ghost = Keeper(keeper.root)
    ghost.last = keeper.last
    keeper.look()

    assert set(keeper.last.rows["code"]) == codes
    monkeypatch.setattr("registry.published.snapshot.build.goes_on_from", lambda before, now: True)
    ghost.look()
    assert set(ghost.last.rows["code"]) != codes


def test_backwards_is_read_whole_as_well(keeper, as_publisher):
    with as_publisher(), rolled_back():
        for _ in range(3):
            make.publish(make.content())
        keeper.look()
    assert Change.objects.count() == Dataset.objects.filter(version__gt=0).count() == 0

    assert keeper.look() is True
    assert len(keeper.last.rows) == 0


def test_a_crash_while_writing_leaves_the_one_before_and_is_cleared_away_later(keeper, tmp_path):
    keeper.look()
    name = store.newest(tmp_path)[0]
    left = store.begin(tmp_path)  # as kill -9 leaves it
    (left / "incidents.arrow").write_bytes(b"half")
    assert store.newest(tmp_path)[0] == name

    store.prune(tmp_path)
    assert left.exists()  # somebody may be writing it
    long_ago = time.time() - store.KEPT_SECONDS - 1
    os.utime(left, (long_ago, long_ago))
    keeper.look()
    assert (left.exists(), store.newest(tmp_path)[0]) == (False, name)


def test_a_full_disk_leaves_no_folder_and_the_one_before_stands(keeper, as_publisher, tmp_path, monkeypatch):
    keeper.look()
    before = sorted(path.name for path in tmp_path.iterdir())
    with as_publisher():
        make.publish(make.content())
    monkeypatch.setattr(files, "put", full)
    with pytest.raises(OSError, match="no space"):
        keeper.look()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def full(path, rows):
    raise OSError("no space")


def stood(root, version, seconds_ago):
    folder = store.stand(root, store.begin(root), store.Manifest(version, "", version))
    os.utime(folder, (time.time() - seconds_ago,) * 2)
    return folder


def test_what_was_superseded_is_kept_for_a_quarter_of_an_hour_and_the_newest_for_good(tmp_path):
    gone, kept, newest = (stood(tmp_path, *each) for each in ((1, 9000), (2, 5000), (3, 800)))
    left = store.begin(tmp_path)  # begun before 3 stood: it supersedes nothing
    os.utime(left, (time.time() - 4000,) * 2)

    store.prune(tmp_path)
    assert [folder.exists() for folder in (gone, kept, newest, left)] == [False, True, True, False]
    os.utime(newest, (time.time() - 90_000,) * 2)
    store.prune(tmp_path)
    assert newest.exists()


def test_what_an_unkept_snapshot_answers_is_out_of_all_caches_within_a_minute():
    """A hold at the moment at which the keeper dies: the last such answer, and as long as caches may give it again."""
    assert current.STALE_SECONDS + SHARED_MAX_AGE < 60


def test_a_snapshot_nobody_looked_after_gives_way_to_sql(keeper, tmp_path):
    keeper.look()
    pointer = tmp_path / store.NEWEST
    os.utime(pointer, (time.time() - current.STALE_SECONDS + 5,) * 2)
    assert isinstance(state(), Snapshot)  # the control
    os.utime(pointer, (time.time() - current.STALE_SECONDS - 1,) * 2)
    assert isinstance(state(), Live)
    os.utime(pointer, (time.time() + 86_400,) * 2)  # the clock was set back a day, and nobody knows its age
    assert isinstance(state(), Live)
    keeper.look()
    assert isinstance(state(), Snapshot)


@pytest.mark.parametrize("spoil", ["folder", "file", "manifest", "layout"])
def test_what_vanishes_or_cannot_be_read_gives_way_to_sql(
    keeper, tmp_path, public_client, monkeypatch, spoil
):
    keeper.look()
    folder = tmp_path / store.newest(tmp_path)[0]
    if spoil == "folder":
        shutil.rmtree(folder)
    elif spoil == "file":
        (folder / "incidents.arrow").unlink()
    elif spoil == "manifest":
        (folder / store.MANIFEST).write_text("{")
    else:
        monkeypatch.setattr(current, "LAYOUT", "another")

    assert isinstance(state(), Live)
    assert current.of_version(0) is None
    assert public_client.get("/api/v1/incidents").status_code == 200


def test_one_that_is_open_is_read_on_after_its_folder_was_removed(keeper, as_publisher, tmp_path):
    with as_publisher():
        make.publish(make.content())
    keeper.look()
    found = state()
    shutil.rmtree(found.folder)
    assert found.count("incident", ()) == 1


def test_a_keeper_writes_again_what_somebody_took_away(keeper, tmp_path):
    keeper.look()
    shutil.rmtree(tmp_path)
    assert keeper.look() is True
    assert isinstance(state(), Snapshot)
    assert module.Keeper(tmp_path).look() is True
