# SPDX-License-Identifier: Apache-2.0
"""tipg: OGC API Features and Tiles by FastAPI and asyncpg, with as many workers as the registry's own face has."""

from urllib.parse import quote

from registry.embedded import credentials
from tests.bench.public.contestants import WORKERS, Contestant
from tests.bench.public.databases import PEER, Filled
from tests.bench.public.peers.environment import FOLDER, base


def url(filled: Filled) -> str:
    """Return the address with the socket's folder in the place of a host: the settings take no other spelling."""
    password = quote(credentials.read(filled.layout, PEER), safe="")
    return (
        f"postgresql://{PEER}:{password}@{quote(str(filled.layout.postgres_sockets), safe='')}/{filled.name}"
    )


def contestant(filled: Filled, port: int) -> Contestant:
    serve = (
        "uvicorn",
        "tipg.main:app",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(WORKERS),
    )
    environment = base(filled) | {
        "DATABASE_URL": url(filled),
        "TIPG_DB_TABLES": '["public.bench_items"]',
        "TIPG_DB_EXCLUDE_FUNCTION_SCHEMAS": '["public"]',
        "TIPG_DB_SCHEMAS": '["public"]',
        "TIPG_TABLE_CONFIG__public_bench_items__pk": "code",
    }
    items = "/collections/public.bench_items/items"
    works = {
        "page_100": f"{items}?limit=100&sortby=-sort_date&f=geojson",
        "page_bbox": items + "?limit=100&sortby=-sort_date&f=geojson&bbox={bbox}",
        "page_weapon": items + "?limit=100&sortby=-sort_date&f=geojson&weapon={weapon}",
        "item": items + "/{code}?f=geojson",
        "tile_z8": "/collections/public.bench_items/tiles/WebMercatorQuad/{z8}",
        "tile_z0": "/collections/public.bench_items/tiles/WebMercatorQuad/0/0/0",
    }
    return Contestant(
        "tipg", (str(FOLDER / "bin" / "python"), "-m", *serve), environment, port, works, ready="/healthz"
    )
