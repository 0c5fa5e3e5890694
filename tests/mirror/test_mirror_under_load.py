# SPDX-License-Identifier: Apache-2.0
"""A mirror that follows while ten publishers do everything that can be done ends byte-equal, and keeps no word too many.

MIRROR_STEPS=… makes each of them do more (the default takes about fifteen seconds).
"""

import json
import os
import re
from functools import partial

from api.mirror.store import opened
from tests.mirror.conftest import state_of
from tests.mirror.desk import Desk, public_state

WRITERS, STEPS, PAUSE = 10, int(os.environ.get("MIRROR_STEPS", "40")), 0.3
KINDS = {"published", "corrected", "regraded", "merged", "withdrawn", "suspended", "reinstated"}
WORD = re.compile(rb"word[0-9a-f]{20}")


def words_in(folder):
    """Return every word that stands in any file of the folder, as raw bytes."""
    return {word for file in folder.rglob("*") for word in WORD.findall(file.read_bytes())}


def test_it_ends_equal_and_holds_no_word_of_what_was_withdrawn(registry, tmp_path):
    folder, desks = tmp_path / "copy", [Desk(seed) for seed in range(WRITERS)]
    with registry.keeping_snapshots():
        following = registry.mirror("--to", str(folder), "--follow", "1")
        try:
            registry.write(*(partial(desk.work, STEPS, PAUSE) for desk in desks))
        finally:
            following.terminate()
            told_before = following.communicate()[0]
        ended = registry.mirror("--to", str(folder), "--once", "--verify", "--json")
        out, errors = ended.communicate()

    assert ended.returncode == 0, out + errors
    verified = json.loads(out)["verified"]
    documents, versions = registry.write(public_state)[0]
    with opened(folder, registry.url) as store:
        assert state_of(store) == (documents, versions)
    assert verified["records"] == len(documents)
    assert verified["versions"] == len(versions)
    assert list(registry.house.snapshots.glob("*/*"))  # the lists were those of snapshots
    assert verified["listed"] == sum(document[1] == "published" for document in documents.values())
    assert json.loads(out)["lines"] == sum(desk.asked for desk in desks)
    assert told_before.count("dataset version") > 1  # it did follow while they wrote

    standing = {
        w
        for body in [*versions.values(), *(d[3] for d in documents.values())]
        for w in WORD.findall(body or b"")
    }
    issued = {word.encode() for desk in desks for word in desk.words}
    assert words_in(folder) == standing
    assert len(issued - standing) > 50  # much was taken back


def test_the_load_holds_every_kind_of_change(registry):
    from registry.published.models import Change

    registry.write(*(partial(Desk(seed).work, 25) for seed in range(4)))
    assert set(registry.write(lambda: list(Change.objects.values_list("kind", flat=True)))[0]) == KINDS
