# SPDX-License-Identifier: Apache-2.0
"""A desk that remembers what left, and asks for everything that can happen to a record, in any order that is allowed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random

from registry.domain import reference
from registry.published import write
from registry.published.models import Document, Version
from tests.factories import content as make

FIRST = date(2024, 1, 1)


@dataclass
class Kept:
    """One record as the desk's outbox would give it back. `contents` and `notices`: what was not taken down for good."""

    code: str
    kind: str
    state: str = "published"
    version: int = 1
    contents: dict[int, bytes] = field(default_factory=dict)
    notices: dict[int, dict] = field(default_factory=dict)
    withdrawn_by: int | None = None
    merged: "Kept | None" = None


@dataclass
class Desk:
    """One writer. `words`: every word that was ever published, each in one text only; `asked`: how many publications."""

    seed: int
    records: list[Kept] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)

    def work(self, steps: int, pause: float = 0.0) -> None:
        for _ in range(steps):
            self.step()
            time.sleep(pause * self.chance.random())

    def step(self) -> None:
        """Take one step that some record allows; a new record where none does."""
        allowed: list[Callable[[], None]] = [self.publish, self.publish]
        for record in self.records:
            allowed += self.steps_of(record)
        self.chance.choice(allowed)()

    def steps_of(self, record: Kept) -> list[Callable[[], None]]:
        one = {
            "published": [self.correct, self.withdraw, self.withdraw_for_safety, self.hold, self.merge],
            "withdrawn": [self.withdraw_for_safety, self.hold],
            "held": [self.reinstate, self.reinstate, self.lead_out],
            "merged": [self.reinstate, self.reinstate],
        }
        return [lambda step=step: step(record) for step in one.get(record.state, [])]

    def word(self) -> str:
        self.words.append(f"word{self.chance.getrandbits(80):020x}")
        return self.words[-1]

    def written(self, record: Kept, *, hides: tuple[int, ...] = (), kind: str = "") -> None:
        """Hand over the record's next version."""
        day = (FIRST + timedelta(days=self.chance.randrange(300))).isoformat()
        made = make.content(
            kind=record.kind,
            title={"en": f"Explosion reported, {self.word()}"},
            date=make.when(day, day),
            nonce=f"{self.chance.getrandbits(256):064x}",
            claims=tuple(make.claim(number) for number in range(1, self.chance.randrange(2, 30))),
        )
        raw = record.contents[record.version] = made.canonical()
        for number in hides:
            record.contents.pop(number, None)
        again = kind or self.chance.choice(["corrected", "regraded"])
        told = self.notice("correction", record) if record.version > 1 else None
        given = {"content": raw, "content_sha256": sha256(raw).hexdigest(), "takes_down": hides}
        self.carry(record, again if record.version > 1 else "published", told, **given)

    def carry(self, record: Kept, kind: str, notice: dict | None, **changes: object) -> int:
        plain = {"content": None, "content_sha256": ""}
        number = next(make.OUTBOX)
        item = write.Carried(
            number, record.kind, kind, record.code, record.version, notice=notice, **plain | changes
        )
        write.carry([item], at=datetime.now(UTC).replace(microsecond=0), naming=make.NAMING)
        self.asked += 1
        if notice:
            record.notices[number] = notice
        return number

    def notice(self, kind: str, record: Kept, *, silent: bool = False) -> dict:
        text = {} if silent else {"en": f"It was otherwise, {self.word()}."}
        return {"kind": kind, "version": record.version, "text": text}

    def publish(self) -> None:
        record = Kept(reference.mint("CHR"), self.chance.choice(["incident", "incident", "aggregate_report"]))
        self.written(record)
        self.records.append(record)

    def correct(self, record: Kept) -> None:
        earlier = tuple(range(1, record.version + 1)) if self.chance.random() < 0.3 else ()
        record.version += 1
        self.written(record, hides=earlier)

    def lead_out(self, record: Kept) -> None:
        """A correction that no hold covers takes the place of a held version; one withdrawn stays away."""
        if record.withdrawn_by is not None:
            return self.reinstate(record)
        record.version += 1
        self.written(record, hides=tuple(range(1, record.version)))
        record.state = "published"
        return None

    def withdraw(self, record: Kept) -> None:
        record.withdrawn_by = self.carry(record, "withdrawn", self.notice("withdrawal_error", record))
        record.state = "withdrawn"

    def withdraw_for_safety(self, record: Kept) -> None:
        self.carry(record, "withdrawn", self.notice("withdrawal_safety", record, silent=True))
        record.state = "gone"

    def hold(self, record: Kept) -> None:
        self.carry(record, "suspended", self.notice("suspension", record, silent=True))
        record.state = "held"

    def merge(self, record: Kept) -> None:
        others = [each for each in self.records if each.state == "published" and each.kind == record.kind]
        if others := [each for each in others if each is not record]:
            into = self.chance.choice(others)
            self.carry(record, "merged", self.notice("merge", record), merged_into=into.code)
            record.state, record.merged = "merged", into

    def reinstate(self, record: Kept) -> None:
        """Lift the hold, or undo the merge."""
        kind = "split" if record.merged else "reinstatement"
        notice = self.notice(kind, record, silent=True)
        back = write.Restored(
            dict(record.contents),
            dict(record.notices),
            record.withdrawn_by,
            tuple(each.code for each in self.led_to(record)) if record.merged else (),
        )
        self.carry(record, "reinstated", notice, restores=back)
        record.state, record.merged = "withdrawn" if record.withdrawn_by is not None else "published", None

    def led_to(self, record: Kept) -> list[Kept]:
        direct = [each for each in self.records if each.merged is record]
        return direct + [far for near in direct for far in self.led_to(near)]


def public_state() -> tuple[dict, dict]:
    """Return every document and every version as the public database holds them, in the form of a mirror."""
    documents = {
        row.code: (
            row.kind,
            row.status,
            row.merged_into,
            bytes(row.body) if row.status in ("published", "withdrawn") else None,
        )
        for row in Document.objects.all()
    }
    versions = {
        (row.code, row.number): None if row.body is None else bytes(row.body) for row in Version.objects.all()
    }
    return documents, versions
