# SPDX-License-Identifier: Apache-2.0
"""Everything that is measured over HTTP: all contestants serve at once and are asked in turn."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from registry.embedded.supervisor import Supervisor
from tests.bench.public import delay, memory, ours, ports, published
from tests.bench.public.agreement import refuse_different
from tests.bench.public.contestants import Contestant, serving
from tests.bench.public.databases import Filled
from tests.bench.public.figures import Figures
from tests.bench.public.options import Options
from tests.bench.public.peers import baseline, pygeoapi, tipg
from tests.bench.public.race import Entry, race
from tests.bench.public.slots import Slots

PEERS: Mapping[str, Callable[[Filled, int], Contestant]] = {
    "tipg": tipg.contestant,
    "pygeoapi": pygeoapi.contestant,
    "drf-gis": baseline.contestant,
}
ALIKE = {
    "page_bbox": ("P2",),
    "page_weapon": ("P2",),
    "item": ("P12",),
    "tile_z8": ("P5", "P12"),
    "tile_z0": ("P5",),
}
"""Works that we and the peers do in the same way, and the targets that need them."""
WALKED = 4_000
GZIP = {"Accept-Encoding": "gzip"}
OK = 200


def measure(found: Figures, filled: Filled, slots: Slots, supervisor: Supervisor, options: Options) -> None:
    """Add answers a second by work and contestant, the memory of a worker of ours, and the delay of a publication."""
    with ExitStack() as stack:
        us = stack.enter_context(serving(ours.contestant(filled, ports.free()), supervisor, filled))
        empty = stack.enter_context(serving(ours.empty(filled, ports.free()), supervisor, filled))
        peers = [
            stack.enter_context(serving(make(filled, ports.free()), supervisor, filled))
            for make in PEERS.values()
        ]
        refuse_different([us, *peers], slots)
        if options.wants("P1", "P7", "P12"):
            run("page_100", page_entries(us, empty, peers), found, supervisor, options)
        for work, targets in ALIKE.items():
            if options.wants(*targets) and us.get(slots.filled(us.works[work])[0])[0] == OK:
                run(work, alike(work, [us, *peers], slots), found, supervisor, options)
        if options.wants("P13"):
            found.worker_mb = memory.largest_worker(us.process)
            with published.undone(filled):
                found.delay = dict(delay.measure(filled, us))


def run(
    work: str, entries: Sequence[Entry], found: Figures, supervisor: Supervisor, options: Options
) -> None:
    database = next(child for child in supervisor.children if child.program.name == "postgres").running.pid
    outcome = race(work, entries, database, rounds=options.rounds, seconds=options.seconds)
    found.rates[work], found.work[work] = outcome.rates, outcome.work


def alike(work: str, contestants: Sequence[Contestant], slots: Slots) -> list[Entry]:
    able = [each for each in contestants if work in each.works]
    return [Entry(each.name, each, slots.filled(each.works[work])) for each in able]


def page_entries(us: Contestant, empty: Contestant, peers: Sequence[Contestant]) -> list[Entry]:
    """Page after page of ours, so that each is made anew; one page of ours again and again; the first page of each peer."""
    walk, again = ours.pages(us, WALKED), [ours.LIST]
    return [
        Entry("ours", us, walk),
        Entry("again", us, again),
        Entry("gzip", us, walk, GZIP),
        Entry("not_modified", us, again, {"If-None-Match": ours.etag(us, ours.LIST)}),
        Entry("empty_view", empty, ["/"]),
        *(Entry(peer.name, peer, [peer.works["page_100"]]) for peer in peers),
    ]
