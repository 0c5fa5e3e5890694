# SPDX-License-Identifier: Apache-2.0
"""The registry's own public face, by the command that serves it in production, and an empty view by the same command."""

import json
from collections.abc import Iterator
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


def pages(us: Contestant, most: int) -> Iterator[str]:
    """Yield the addresses of the list's pages one after the other, as their links lead."""
    address = LIST
    for _ in range(most):
        yield address
        _, body, _ = us.get(address)
        following = json.loads(body).get("next")
        if not following:
            return
        parts = urlsplit(following)
        address = f"{parts.path}?{parts.query}"


def etag(us: Contestant, address: str) -> str:
    return us.get(address)[2]["ETag"]
