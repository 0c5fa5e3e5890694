# SPDX-License-Identifier: Apache-2.0
"""The plain Django REST framework view with djangorestframework-gis, and the same Django's raw ST_AsMVT view."""

from registry.embedded import credentials
from tests.bench.public.contestants import GUNICORN, Contestant
from tests.bench.public.databases import PEER, Filled
from tests.bench.public.peers.environment import FOLDER, base


def contestant(filled: Filled, port: int) -> Contestant:
    environment = base(filled) | {
        "PYTHONPATH": str(filled.layout.project),
        "PLAIN_NAME": filled.name,
        "PLAIN_HOST": str(filled.layout.postgres_sockets),
        "PLAIN_USER": PEER,
        "PLAIN_PASSWORD": credentials.read(filled.layout, PEER),
    }
    works = {
        "page_100": "/items",
        "page_bbox": "/items?in_bbox={bbox}",
        "page_weapon": "/items?weapon={weapon}",
        "item": "/items/{code}",
        "tile_z8": "/tiles/{z8}",
        "tile_z0": "/tiles/0/0/0",
    }
    app = ("tests.bench.public.plain.wsgi:application", "--bind", f"127.0.0.1:{port}")
    command = (str(FOLDER / "bin" / "gunicorn"), *app, *GUNICORN)
    return Contestant("drf-gis", command, environment, port, works, ready="/items?in_bbox=0,0,0.001,0.001")
