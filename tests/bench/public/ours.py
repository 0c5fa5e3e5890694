# SPDX-License-Identifier: Apache-2.0
"""The registry's own public face, by the command that serves it in production, and an empty view by the same command."""

from registry.embedded import faces
from tests.bench.public.contestants import Contestant
from tests.bench.public.databases import Filled

LIST = "/api/v1/incidents?limit=100&format=geojson"


def contestant(filled: Filled, port: int) -> Contestant:
    works = {
        "page_100": (LIST,),
        "page_bbox": (LIST + "&bbox={bbox}",),
        "page_weapon": (LIST + "&weapon={weapon}",),
        "item": ("/api/v1/incidents/{code}?format=geojson",),
        "tile_z8": ("/api/tiles/incidents/{z8}.mvt",),
        "tile_z0": ("/api/tiles/incidents/0/0/0.mvt",),
    }
    command = (str(filled.layout.python), "-m", *faces.web(port))
    return Contestant("ours", command, filled.environment("public", port), port, works, ready="/api/v1/")


def empty(filled: Filled, port: int) -> Contestant:
    server, _, *options = faces.web(port)
    command = (str(filled.layout.python), "-m", server, "tests.bench.public.plain.empty:application", *options)
    return Contestant("empty_view", command, filled.environment("public", port), port, {"empty": ("/",)})
