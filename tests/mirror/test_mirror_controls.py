# SPDX-License-Identifier: Apache-2.0
"""Negative controls: a mirror that is deaf to one kind of change is found to be unequal, and the record is named."""

import shutil
from dataclasses import replace

import pytest

from api.mirror import follow, store
from api.mirror.follow import Follower
from api.mirror.source import Source
from api.mirror.store import FILE, opened
from api.mirror.verify import verify
from tests.mirror.desk import Desk

KINDS = ("published", "corrected", "regraded", "merged", "withdrawn", "suspended", "reinstated")


class Deaf(Follower):
    """Goes on in the feed and leaves out what the lines of one kind tell."""

    def apply(self, page, before):
        heard = tuple(line for line in page.lines if line.kind != self.kind)
        if heard:
            return super().apply(replace(page, lines=heard), before)
        self.store.move([], before=before, after=replace(before, cursor=page.after))
        return set()


def differences(registry, folder, deaf_to=""):
    """Follow to the end of the feed, deaf to one kind of change, and return what `verify` finds."""
    with opened(folder, registry.url) as kept:
        made = Deaf(Source(registry.url), kept)
        made.kind = deaf_to
        made.follow()
        return verify(made).differences


def change(desk, kind):
    """Make one change of this kind to a record of its own and return its code."""
    record = desk.records[KINDS.index(kind)]
    match kind:
        case "published":
            desk.publish()
            return desk.records[-1].code
        case "corrected" | "regraded":
            record.version += 1
            desk.written(record, kind=kind)
        case "merged":
            desk.merge(record)
        case "withdrawn":
            desk.withdraw(record)
        case "suspended":
            desk.hold(record)
        case "reinstated":
            desk.reinstate(record)
    return record.code


def prepared():
    """Return a desk with a public record for each kind of change; the last one is held."""
    desk = Desk(3)
    for _ in KINDS:
        desk.publish()
        desk.records[-1].kind = "incident"
    desk.hold(desk.records[-1])
    return desk


def test_whoever_is_deaf_to_one_kind_of_change_is_unequal(registry, tmp_path):
    desk = registry.write(prepared)[0]
    whole = tmp_path / "whole"
    assert differences(registry, whole) == []
    for kind in KINDS:
        deaf = shutil.copytree(whole, tmp_path / kind)
        code = registry.write(lambda kind=kind: change(desk, kind))[0]

        found = differences(registry, deaf, deaf_to=kind)
        assert found, kind
        assert all(sentence.startswith(code) for sentence in found), found
        assert differences(registry, whole) == []  # the control of the control


def test_whoever_does_not_ask_again_for_merged_records_leads_to_the_wrong_one(
    registry, tmp_path, monkeypatch
):
    desk = registry.write(prepared)[0]
    first, second, third = desk.records[:3]

    def merged(record, into):
        desk.carry(record, "merged", desk.notice("merge", record), merged_into=into.code)

    registry.write(lambda: merged(first, second))
    whole = tmp_path / "whole"
    assert differences(registry, whole) == []
    forgetful = shutil.copytree(whole, tmp_path / "forgetful")
    registry.write(lambda: merged(second, third))

    assert differences(registry, whole) == []
    monkeypatch.setattr(follow, "LEADS_ELSEWHERE", frozenset())
    assert differences(registry, forgetful) == [
        f"{first.code}: the source has it as merged into {third.code}, the mirror as merged into {second.code}."
    ]


@pytest.mark.parametrize("tampered", ["record", "version"])
def test_a_mirror_that_somebody_wrote_into_is_found_out(registry, tmp_path, tampered):
    registry.write(prepared)
    assert differences(registry, tmp_path) == []
    with opened(tmp_path, registry.url) as kept:
        kept.database.execute(
            f"UPDATE {tampered} SET body = CAST(replace(CAST(body AS TEXT), 'Explosion', 'Blast') AS BLOB)"
            " WHERE body IS NOT NULL"
        )

    found = differences(registry, tmp_path)
    assert len([line for line in found if "does not have the hash" in line]) == len(KINDS) - 1


def test_without_overwriting_words_stay_in_the_file(registry, tmp_path, monkeypatch):
    """What `secure_delete` and the file written anew are for: the same steps without them leave what was withdrawn."""
    desk = registry.write(prepared)[0]
    left = {}
    for folder in ("ON", "OFF"):
        assert differences(registry, tmp_path / folder) == []
    registry.write(lambda: [desk.withdraw_for_safety(record) for record in desk.records])
    for value in ("ON", "OFF"):
        monkeypatch.setattr(store, "SETTINGS", (f"secure_delete = {value}", *store.SETTINGS[1:]))
        if value == "OFF":
            monkeypatch.setattr(store.Store, "clean", lambda self: None)
        assert differences(registry, tmp_path / value) == []
        left[value] = any(word.encode() in (tmp_path / value / FILE).read_bytes() for word in desk.words)
    assert left == {"ON": False, "OFF": True}
