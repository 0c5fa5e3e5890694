# SPDX-License-Identifier: Apache-2.0
"""pygeoapi: OGC API Features by Flask and SQLAlchemy, served by gunicorn as the registry's own face is."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from registry.embedded import credentials
from tests.bench.public.contestants import GUNICORN, Contestant
from tests.bench.public.databases import PEER, Filled
from tests.bench.public.peers.environment import FOLDER, base


def contestant(filled: Filled, port: int) -> Contestant:
    settings, described = filled.var / "pygeoapi.json", filled.var / "pygeoapi-openapi.json"
    settings.write_text(json.dumps(configuration(filled, port)))
    settings.chmod(0o600)
    environment = base(filled) | {"PYGEOAPI_CONFIG": str(settings), "PYGEOAPI_OPENAPI": str(described)}
    write_openapi(settings, described, environment)
    items = "/collections/bench_items/items"
    works = {
        "page_100": f"{items}?limit=100&sortby=-sort_date&f=json",
        "page_bbox": items + "?limit=100&sortby=-sort_date&f=json&bbox={bbox}",
        "page_weapon": items + "?limit=100&sortby=-sort_date&f=json&weapon={weapon}",
        "item": items + "/{code}?f=json",
    }
    command = (
        str(FOLDER / "bin" / "gunicorn"),
        "pygeoapi.flask_app:APP",
        "--bind",
        f"127.0.0.1:{port}",
        *GUNICORN,
    )
    return Contestant("pygeoapi", command, environment, port, works, ready="/conformance?f=json")


def write_openapi(settings: Path, described: Path, environment: dict[str, str]) -> None:
    subprocess.run(
        [
            FOLDER / "bin" / "pygeoapi",
            "openapi",
            "generate",
            str(settings),
            "-f",
            "json",
            "-of",
            str(described),
        ],
        env=os.environ | environment,
        check=True,
        capture_output=True,
    )


def configuration(filled: Filled, port: int) -> dict[str, Any]:
    data = {
        "host": str(filled.layout.postgres_sockets),
        "dbname": filled.name,
        "user": PEER,
        "password": credentials.read(filled.layout, PEER),
        "search_path": ["public"],
    }
    provider = {
        "type": "feature",
        "name": "PostgreSQL",
        "data": data,
        "id_field": "code",
        "table": "bench_items",
    }
    collection = {
        "type": "collection",
        "title": "Incidents",
        "description": "Synthetic incidents",
        "keywords": ["bench"],
        "links": [],
        "extents": {"spatial": {"bbox": [-180, -90, 180, 90]}},
        "providers": [provider | {"geom_field": "geom"}],
    }
    limits = {"default_items": 100, "max_items": 10_000}
    server = {
        "bind": {"host": "127.0.0.1", "port": port},
        "url": f"http://127.0.0.1:{port}",
        "mimetype": "application/json; charset=UTF-8",
        "encoding": "utf-8",
        "language": "en-US",
        "gzip": False,
        "limits": limits,
        "map": {"url": "https://tiles.example/{z}/{x}/{y}.png", "attribution": "none"},
    }
    return {
        "server": server,
        "logging": {"level": "ERROR"},
        "metadata": described(),
        "resources": {"bench_items": collection},
    }


def described() -> dict[str, Any]:
    identification = {
        "title": "Bench",
        "description": "Bench",
        "keywords": ["bench"],
        "keywords_type": "theme",
        "terms_of_service": "none",
        "url": "https://bench.example",
    }
    licence = {"name": "CC0", "url": "https://bench.example"}
    provider = {"name": "Bench", "url": "https://bench.example"}
    return {
        "identification": identification,
        "license": licence,
        "provider": provider,
        "contact": {"name": "Bench", "email": "bench@bench.example", "url": "https://bench.example"},
    }
