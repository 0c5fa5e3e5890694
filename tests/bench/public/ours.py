# SPDX-License-Identifier: Apache-2.0
"""The registry's own public face, by the command that serves it in production, and an empty view by the same command."""

import json
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from registry.embedded import faces
from tests.bench.public.contestants import Contestant
from tests.bench.public.databases import Filled

LIST = "/api/v1/incidents?limit=100&format=geojson"
WORKS = {
    "page_bbox": LIST + "&bbox={bbox}",
    "page_weapon": LIST + "&weapon={weapon}",
    "item": "/api/v1/incidents/{code}?format=geojson",
    "tile_z8": "/api/tiles/incidents/{z8}.mvt",
    "tile_z0": "/api/tiles/incidents/0/0/0.mvt",
}
UNLIMITED = {"REGISTRY_RATE_LIMIT": "0"}


def contestant(filled: Filled, port: int) -> Contestant:
    command = (str(filled.layout.python), "-m", *faces.web(port))
    return Contestant(
        "ours", command, filled.environment("public", port) | UNLIMITED, port, WORKS, ready="/api/v1/"
    )


def empty(filled: Filled, port: int) -> Contestant:
    server, _, *options = faces.web(port)
    command = (
        str(filled.layout.python),
        "-m",
        server,
        "tests.bench.public.plain.empty:application",
        *options,
    )
    return Contestant("empty_view", command, filled.environment("public", port), port, {"empty": "/"})


def pages(us: Contestant, most: int) -> list[str]:
    """Return the addresses of so many different pages. Where there are not as many of a hundred, some hold a few fewer."""
    found: list[str] = []
    for limit in range(100, 60, -1):
        found += islice(walk(us, LIST.replace("limit=100", f"limit={limit}")), most - len(found))
    return found


def walk(us: Contestant, address: str) -> Iterator[str]:
    """Yield the addresses of a list's pages one after the other, as their links lead."""
    while address:
        yield address
        following = json.loads(us.get(address)[1]).get("next")
        parts = urlsplit(following or "")
        address = f"{parts.path}?{parts.query}" if following else ""


def etag(us: Contestant, address: str) -> str:
    return us.get(address)[2]["ETag"]
