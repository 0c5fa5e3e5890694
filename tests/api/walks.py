# SPDX-License-Identifier: Apache-2.0
"""Writers and walkers of the public lists: what was written and when, and what a walk of it must have shown."""

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from threading import Lock

from django.db import connections

from registry.published.envelope import feature_bytes
from registry.published.models import Change, Document
from tests.factories.histories import History, One

FIRST_KINDS = ("published", "corrected")


@dataclass(frozen=True)
class Written:
    """One version as it stood right after its commit."""

    body: bytes
    geometry: bytes | None
    dataset_version: int

    @property
    def document(self):
        return json.loads(self.body)


@dataclass
class Ledger:
    """`gone`: when taking a record away began, and when it had been committed. `begun`: steps that are not noted yet."""

    versions: dict[tuple[str, int], Written] = field(default_factory=dict)
    gone: dict[str, tuple[float, float]] = field(default_factory=dict)
    steps: int = 0
    begun: set[object] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    @contextmanager
    def step(self):
        """Hold what is committed in here for not noted until its end."""
        token = object()
        self.begun.add(token)
        try:
            yield
        finally:
            self.begun.discard(token)

    def wait(self) -> None:
        """Return once all is noted that may have been committed by now."""
        pending = self.begun.copy()
        while pending & self.begun.copy():
            time.sleep(0.002)

    def note(self, one: One, began: float) -> None:
        with self.lock:
            self.steps += 1
            if one.status != "published":
                self.gone[one.code] = (began, time.monotonic())
                return
            row = Document.objects.values_list("body", "geometry", "dataset_version").get(code=one.code)
            body, geometry, version = row
            found = Written(bytes(body), None if geometry is None else bytes(geometry), version)
            self.versions[one.code, one.version] = found


def as_publisher() -> None:
    with connections["published"].cursor() as cursor:
        cursor.execute("SET ROLE registry_publisher")


def write(ledger: Ledger, seed: int, over, steps: int = 0) -> None:
    """Publish, correct and take away records of one's own until it is over, or for so many steps."""
    chance, history, done = Random(seed), History(), 0
    as_publisher()
    try:
        while not over.is_set() and (not steps or done < steps):
            kinds = ("publish",) * 8 + ("correct",) * 6 + ("withdraw", "hold", "merge")
            began = time.monotonic()
            with ledger.step():
                one = history.do(chance.choice(kinds) if done > 4 else "publish", chance.randrange(10**9))
                if one is not None:
                    ledger.note(one, began)
            done += 1
            time.sleep(0 if steps else chance.uniform(0.02, 0.12))
    finally:
        connections.close_all()


@dataclass(frozen=True)
class Read:
    began: float
    ended: float
    content: bytes
    body: dict

    def codes(self) -> list[str]:
        if "items" in self.body:
            return [item["code"] for item in self.body["items"]]
        return [feature["id"] for feature in self.body["features"]]


def walk(client, address: str, *, back: bool = False) -> list[Read] | Read:
    """Return the pages, first one first; where the state expired, the refusal. `back`: there and back again."""
    pages, following = [], address
    while following:
        page = fetch(client, following)
        if "count" not in page.body:
            return page
        pages.append(page)
        following = page.body["next"]
    if not back:
        return pages
    returned = [pages[-1]]
    while following := returned[0].body["prev"]:
        page = fetch(client, following)
        if "count" not in page.body:
            return page
        returned.insert(0, page)
    return returned


def fetch(client, address: str) -> Read:
    began = time.monotonic()
    response = client.get(address)
    assert response.status_code in (200, 410), (response.status_code, response.content[:300])
    return Read(began, time.monotonic(), response.content, json.loads(response.content))


def standing(ledger: Ledger, version: int) -> dict[str, int]:
    """Return {code: version} of the dataset at this state, folded from the feed alone."""
    found: dict[str, int] = {}
    lines = Change.objects.filter(dataset_version__lte=version).order_by("seq")
    for code, number, kind in lines.values_list("code", "version", "kind"):
        if kind in FIRST_KINDS:
            found[code] = number
        else:
            found.pop(code, None)
    return found


def expected(ledger: Ledger, version: int, sort: str, meets) -> list[tuple[str, int]]:
    """Return what a list of incidents must hold at this state, in its order, by Python alone."""
    rows = [
        (key(ledger.versions[each], sort), each)
        for each in standing(ledger, version).items()
        if ledger.versions[each].document["kind"] == "incident" and meets(ledger.versions[each].document)
    ]
    return [each for _, each in sorted(rows, reverse=sort != "date")]


def key(written: Written, sort: str) -> tuple:
    document = written.document
    day = document["date"]["earliest"] or document["date"]["latest"]
    newest = (day, document["code"])
    if sort == "-changed":
        return (written.dataset_version, *newest)
    if sort in ("-killed", "-injured"):
        figure = document["casualties"].get(sort[1:])
        return (figure["min"] if figure else -1, *newest)
    return newest


def breaches(
    ledger: Ledger, pages: list[Read], limit: int, sort: str, meets, *, exact: bool = True
) -> list[str]:
    """Return one sentence for everything in which the walk is not its state less what was taken away by then.

    `exact`: each page must hold just its own part of the state; else (words leave with a withdrawal) only the whole.
    """
    ledger.wait()
    told, versions = [], {page.body["dataset_version"] for page in pages}
    if len(versions) != 1:
        told.append(f"pages of {len(versions)} states")
    must = expected(ledger, pages[0].body["dataset_version"], sort, meets)
    shown = [code for page in pages for code in page.codes()]
    if len(shown) != len(set(shown)):
        told.append("a duplicate")
    numbers = dict(must)
    if order := [code for code, _ in must if code in set(shown)]:
        told += ["another order, or what is not of this state"] if order != shown else []
    elif shown:
        told.append("nothing of this state")
    parts = parted(must, pages, limit) if exact else [(must, pages[0].began, pages[-1].ended)]
    held = [page.codes() for page in pages] if exact else [shown]
    for (part, began, ended), codes in zip(parts, held, strict=True):
        for code, _ in part:
            left, committed = ledger.gone.get(code, (float("inf"), float("inf")))
            if code not in codes and left > ended:
                told.append(f"{code} is missing")
            if exact and code in codes and committed < began:
                told.append(f"{code} was taken away and is shown")
    for page in pages:
        told += [] if same_bytes(ledger, page, numbers) else ["other bytes"]
        told += [] if not exact or page.body["count"] == len(must) else ["another count"]
    return told


def parted(must, pages: list[Read], limit: int):
    """Return what belongs on each page, with the time in which it was read.

    Pages on the way back hold the same places as on the way there: each begins where the one after it ends.
    """
    return [(must[n * limit : (n + 1) * limit], page.began, page.ended) for n, page in enumerate(pages)]


def same_bytes(ledger: Ledger, page: Read, numbers: dict[str, int]) -> bool:
    codes = page.codes()
    if not set(codes) <= numbers.keys():
        return False
    found = [ledger.versions[code, numbers[code]] for code in codes]
    if "items" in page.body:
        opening, items = b'{"items":[', [each.body for each in found]
    else:
        opening = b'{"type":"FeatureCollection","features":['
        items = [
            feature_bytes(code, each.geometry, each.body) for code, each in zip(codes, found, strict=True)
        ]
    return page.content.startswith(opening + b",".join(items) + b"],")
