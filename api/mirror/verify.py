# SPDX-License-Identifier: Apache-2.0
"""Whether a mirror equals its source, byte for byte, while the source may go on changing.

Every page of both lists is walked and every record and version is asked for. What differs is a difference only when
the feed, followed again after that, tells of no newer change of the record.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from api.mirror.faults import Away
from api.mirror.follow import Follower
from api.mirror.source import CONNECTIONS, Source
from api.mirror.states import Asked, now
from api.mirror.store import Record, Store
from registry.published.envelope import PATHS, content_of
from registry.published.records import CODE

AT_ONCE = 100
TRIES = 10
OPENING = '{"items":['
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Verified:
    """`listed`, `records`, `versions`: how many were compared. `differences`: one sentence each, by code."""

    listed: int
    records: int
    versions: int
    differences: list[str]


@dataclass(frozen=True, slots=True)
class Walk:
    """One list from its first page to its last, at one state of the dataset: SHA-256 of each document by code."""

    dataset_version: int
    digests: dict[str, bytes]
    count: int


def verify(follower: Follower, tell: Callable[[str, int], None] = lambda what, done: None) -> Verified:
    """Compare everything. Raises: Away, Stopped."""
    differences: list[str] = []
    listed = 0
    for kind in PATHS:
        walk = walked(follower, kind, tell)
        follower.follow()
        listed += len(walk.digests)
        differences += unlike_list(follower.store, kind, walk)
    records, versions, found = one_by_one(follower, tell)
    return Verified(listed, records, versions, sorted({*differences, *found}))


def walked(follower: Follower, kind: str, tell: Callable[[str, int], None]) -> Walk:
    """Walk the list; where the source moves on under the cursor, start again. Raises: Away."""
    for _ in range(TRIES):
        follower.follow()
        if walk := whole(follower.source, kind, tell):
            return walk
    raise Away(f"The list of {PATHS[kind]} changes too quickly to be walked to its end.")


def whole(source: Source, kind: str, tell: Callable[[str, int], None]) -> Walk | None:
    path, query = f"/api/v1/{PATHS[kind]}", {"limit": str(AT_ONCE)}
    digests: dict[str, bytes] = {}
    while True:
        answer = source.get(path, query)
        if answer.status == 410:
            return None
        try:
            told = json.loads(answer.body)
            digests |= {code: sha256(body).digest() for code, body in items(answer.body.decode())}
            following, version, count = told["next"], told["dataset_version"], told["count"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Away(f"{source.url}{path} does not answer with a page of records.") from error
        tell("listed", len(digests))
        if following is None:
            return Walk(version, digests, count)
        query = {"limit": str(AT_ONCE), "cursor": parse_qs(urlsplit(following).query)["cursor"][0]}


def items(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield code and bytes of each document of a page, exactly as they stand in it."""
    if not text.startswith(OPENING):
        raise ValueError("no page of records")
    place = len(OPENING)
    while text[place] != "]":
        document, end = DECODER.raw_decode(text, place)
        yield document["code"], text[place:end].encode()
        place = end + (text[end] == ",")


def unlike_list(store: Store, kind: str, walk: Walk) -> Iterator[str]:
    """Yield every difference between the list and what the mirror holds of its state; newer changes are no difference."""
    if walk.count != len(walk.digests) and store.position().dataset_version == walk.dataset_version:
        yield f"The list of {PATHS[kind]} counts {walk.count} and shows {len(walk.digests)}."
    left = dict(walk.digests)
    for code in store.codes():
        held = store.record(code)
        if held is None or held.kind != kind:
            continue
        digest = left.pop(code, None)
        due = sha256(held.body or b"").digest() if held.status == "published" else None
        if digest != due and held.dataset_version <= walk.dataset_version:
            yield f"{code}: the list of the source has {told(digest, due)}."
    for code in left:
        yield f"{shown(code)}: it is in the list of the source and not in the mirror."


def told(digest: bytes | None, due: bytes | None) -> str:
    if digest is None:
        return "nothing of it, and the mirror has it as published"
    return "it, and the mirror has it not as published" if due is None else "another document of it"


def shown(code: str) -> str:
    return code if CODE.fullmatch(code) else "a record whose code is none"


def one_by_one(follower: Follower, tell: Callable[[str, int], None]) -> tuple[int, int, list[str]]:
    """Compare every record with its address, and what differs again after the feed, until only differences are left."""
    store, codes = follower.store, follower.store.codes()
    versions, found, first = 0, list[str](), len(codes)
    while codes:
        differing: dict[str, list[str]] = {}
        for start in range(0, len(codes), AT_ONCE):
            held = [record for code in codes[start : start + AT_ONCE] if (record := store.record(code))]
            versions += sum(len(record.versions) for record in held)
            differing |= compared(follower.source, held)
            tell("compared", min(start + AT_ONCE, len(codes)))
        moved = follower.follow()
        found += [sentence for code in differing if code not in moved for sentence in differing[code]]
        codes = sorted(differing.keys() & moved)
    return first, versions, found


def compared(source: Source, held: list[Record]) -> dict[str, list[str]]:
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        standing = threads.map(lambda record: now(source, Asked(record)), held)
        pairs = zip(held, standing, strict=True)
        return {mine.code: found for mine, theirs in pairs if (found := list(unlike(mine, theirs)))}


def unlike(mine: Record, theirs: Record) -> Iterator[str]:
    """Yield what differs between the mirror's record and the source's, and each content without its hash."""
    if (mine.status, mine.merged_into) != (theirs.status, theirs.merged_into):
        yield f"{mine.code}: the source has it as {state(theirs)}, the mirror as {state(mine)}."
    elif mine.body != theirs.body:
        yield f"{mine.code}: its document is not the source's."
    if mine.status == "published" and not fits(mine.body, ""):
        yield f"{mine.code}: its content does not have the hash it names."
    for number, version in mine.versions.items():
        if version.body != theirs.versions[number].body:
            yield f"{mine.code} version {number}: it is not the source's."
        if version.body is not None and not fits(version.body, version.content_sha256):
            yield f"{mine.code} version {number}: its content does not have the hash that the feed named."


def state(record: Record) -> str:
    return f"{record.status} into {record.merged_into}" if record.merged_into else record.status or "nothing"


def fits(body: bytes | None, due: str) -> bool:
    """Whether the content in the answer has the hash that the answer names, and the one that is due."""
    try:
        named = json.loads(body or b"")["content_sha256"]
        return sha256(content_of(body or b"")).hexdigest() == named and due in ("", named)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
