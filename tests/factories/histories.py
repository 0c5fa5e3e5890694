# SPDX-License-Identifier: Apache-2.0
"""What may happen to public records, one step at a time and through the real writer, as numbers choose."""

from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import ClassVar

from registry.domain import reference
from registry.published import write
from registry.published.document import Content
from tests.factories import content as make
from tests.factories import varied

SILENT = {"kind": "withdrawal_safety", "version": 1, "text": {}}


@dataclass
class One:
    code: str
    contents: list[Content]
    status: str = "published"

    @property
    def version(self) -> int:
        return len(self.contents)


@dataclass
class History:
    """Records of one writer. `do` needs the publisher's rights."""

    KINDS: ClassVar = ("publish", "correct", "withdraw", "hold", "reinstate", "merge")
    records: list[One] = field(default_factory=list)

    def do(self, kind: str, number: int) -> One | None:
        """Take one step; None where there is nothing to take it with."""
        chance = Random(number)
        if kind == "publish":
            return self.publish(varied.varied(chance))
        wanted = ("suspended", "merged") if kind == "reinstate" else ("published",)
        able = [each for each in self.records if each.status in wanted]
        if not able:
            return None
        return getattr(self, kind)(able[number % len(able)], chance)

    def publish(self, made: Content) -> One:
        one = One(reference.mint("CHR"), [made])
        self.records.append(one)
        self.put(one)
        return one

    def correct(self, one: One, chance: Random) -> One:
        """Another day, place, weapon and everything else."""
        one.contents.append(varied.varied(chance, kind=one.contents[0].kind))
        self.put(one)
        return one

    def put(self, one: One) -> None:
        raw = one.contents[-1].canonical()
        kind = "published" if one.version == 1 else "corrected"
        self.carry(one, kind, content=raw, content_sha256=sha256(raw).hexdigest())

    def withdraw(self, one: One, chance: Random) -> One:
        error = {"kind": "withdrawal_error", "version": one.version, "text": {"en": "It was wrong."}}
        self.carry(one, "withdrawn", notice=chance.choice([SILENT, error]))
        one.status = "withdrawn"
        return one

    def hold(self, one: One, chance: Random) -> One:
        self.carry(one, "suspended")
        one.status = "suspended"
        return one

    def merge(self, one: One, chance: Random) -> One | None:
        others = [
            each for each in self.records if each.status in ("published", "withdrawn") and each is not one
        ]
        if not others:
            return None
        self.carry(one, "merged", merged_into=chance.choice(others).code)
        one.status = "merged"
        return one

    def reinstate(self, one: One, chance: Random) -> One:
        contents = {number: each.canonical() for number, each in enumerate(one.contents, 1)}
        self.carry(one, "reinstated", restores=write.Restored(contents, {}))
        one.status = "published"
        return one

    def carry(self, one: One, kind: str, **more: object) -> None:
        given = {"content": None, "content_sha256": "", "notice": None, **more}
        item = write.Carried(next(make.OUTBOX), one.contents[0].kind, kind, one.code, one.version, **given)
        write.carry([item], at=make.AT, naming=make.NAMING)
