# SPDX-License-Identifier: Apache-2.0
"""Counting after a round: what was asked for against what the world sees, by SQL and not through our own code."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from tests.faults.house import House
from tests.faults.ledger import Ledger

OUTBOX = """
SELECT o.id, o.code, o.version, o.kind, o.content_sha256, o.done_at IS NOT NULL, d.content_sha256,
       s.publication, s.version, s.content_sha256, s.code
  FROM publishing_outbox o
  JOIN casework_publicstate s USING (record_id)
  LEFT JOIN review_decision d ON d.revision_id = o.revision_id AND d.step = 'approve'
 ORDER BY o.id
"""
FEED = "SELECT seq, outbox_id, code, version, kind, dataset_version FROM published_change ORDER BY seq"
VERSIONS = "SELECT code, number, content, content_sha256, body, dataset_version FROM published_version"
DOCUMENTS = "SELECT code, status, version, body, dataset_version FROM published_document"
DATASET = "SELECT version FROM published_dataset"


@dataclass(frozen=True)
class Count:
    """The rows of both databases that a publication leaves behind."""

    outbox: list[tuple]
    feed: list[tuple]
    versions: list[tuple]
    documents: list[tuple]
    dataset: int


def count(house: House) -> Count:
    with house.admin("registry_desk_db") as desk, house.admin("registry_published_db") as published:
        feed, versions, documents = (
            published.execute(text).fetchall() for text in (FEED, VERSIONS, DOCUMENTS)
        )
        row = published.execute(DATASET).fetchone()
        return Count(desk.execute(OUTBOX).fetchall(), feed, versions, documents, row[0] if row else 0)


def waiting(house: House) -> int:
    with house.admin("registry_desk_db") as desk:
        return desk.execute("SELECT count(*) FROM publishing_outbox WHERE done_at IS NULL").fetchone()[0]


def last_carried(house: House) -> float:
    """Return when the last publication was acknowledged, in seconds since 1970."""
    with house.admin("registry_desk_db") as desk:
        return float(
            desk.execute("SELECT extract(epoch FROM max(done_at)) FROM publishing_outbox").fetchone()[0]
        )


def carried(house: House) -> int:
    with house.admin("registry_published_db") as published:
        return published.execute("SELECT count(*) FROM published_change").fetchone()[0]


def breaches(found: Count, ledger: Ledger, *, expected: int) -> list[str]:
    """Return one sentence for everything that is not as if nothing had ever been killed."""
    return [
        *desk_breaches(found, ledger, expected),
        *feed_breaches(found, expected),
        *content_breaches(found, expected),
    ]


def desk_breaches(found: Count, ledger: Ledger, expected: int) -> Iterator[str]:
    told = {line["code"]: (line["version"], line["sha256"]) for line in ledger.lines("acked", "found")}
    asked = {row[1]: (row[2], row[4]) for row in found.outbox}
    if len(told) != expected:
        yield f"{len(told)} questions were answered, not {expected}"
    for code in sorted(told.keys() ^ asked.keys()):
        yield f"{code} is {'answered for and lost' if code in told else 'in the outbox, and nobody was answered'}"
    yield from (
        f"{code} was answered as {told[code]}, kept as {asked[code]}"
        for code in told.keys() & asked.keys()
        if told[code] != asked[code]
    )
    for _, code, version, _, digest, done, approved, publication, shown, held, state_code in found.outbox:
        if not done:
            yield f"{code} still waits"
        if digest != approved:
            yield f"{code} leaves with bytes that nobody approved"
        if (publication, shown, held, state_code) != ("published", version, digest, code):
            yield f"the desk believes {code} to be {publication}, version {shown}"


def feed_breaches(found: Count, expected: int) -> Iterator[str]:
    if [row[0] for row in found.feed] != list(range(1, expected + 1)):
        yield f"the feed has {len(found.feed)} lines and is not 1 to {expected}"
    for code, times in Counter(row[2] for row in found.feed).items():
        if times > 1:
            yield f"{code} stands {times} times in the feed"
    if sorted(row[1] for row in found.feed) != [row[0] for row in found.outbox]:
        yield "the feed and the outbox do not name the same publications"
    batches = {row[5] for row in found.feed}
    if batches != set(range(1, found.dataset + 1)):
        yield f"the dataset is at {found.dataset}, and the feed knows {len(batches)} states of it"


def content_breaches(found: Count, expected: int) -> Iterator[str]:
    asked = {row[1]: row[4] for row in found.outbox}
    states = {row[2]: row[5] for row in found.feed}
    for code, times in Counter(row[0] for row in found.versions).items():
        if times > 1:
            yield f"{code} has {times} versions for one publication"
    for code, number, content, digest, body, state in found.versions:
        if (number, digest, sha256(content).hexdigest(), state) != (
            1,
            asked.get(code),
            digest,
            states.get(code),
        ):
            yield f"{code} version {number} is not what was approved"
        if not any((code, "published", 1, body, state) == row for row in found.documents):
            yield f"{code} does not answer with its version {number}"
    codes = {row[0] for row in found.documents}
    if codes != asked.keys() or len(codes) != expected:
        yield f"{len(codes)} documents are public, {len(asked)} were asked for"
