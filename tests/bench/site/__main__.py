# SPDX-License-Identifier: Apache-2.0
"""One run: python -m tests.bench.site (make bench-site). The rows are those of `make bench`, kept in var/bench."""

import json
import os
import subprocess
import sys
from typing import Any

from registry.embedded import folders, say
from tests.bench.public import cluster, databases, machine, ours, ports
from tests.bench.public.contestants import serving
from tests.bench.public.databases import Filled
from tests.bench.public.inside.run import inside
from tests.bench.public.keeper import keeping
from tests.bench.site.line import slow_line
from tests.bench.site.loading import loads
from tests.bench.site.page import written

ROWS = int(os.environ.get("ROWS") or 1_000_000)
ROUNDS = int(os.environ.get("ROUNDS") or 3)
LOADED = {"explore": "/en/explore", "statistics": "/en/statistics", "home": "/en/"}


def main() -> int:
    """Return 0 also where a target is missed: the page says so."""
    with cluster.running(ROWS, keep=True) as supervisor:
        data = databases.filled(supervisor.layout, ROWS)
        inside("reference", data, face="publisher")
        collect_static(data)
        with keeping(data, supervisor):
            pages = inside("pages", data)
            say.line(f"  pages: {json.dumps(pages, ensure_ascii=False)}")
            with serving(ours.contestant(data, ports.free()), supervisor, data) as us:
                loaded = over_a_slow_line(us.port)
        told = machine.described(supervisor.layout)
    figures = {"machine": told, "rows": ROWS, "pages": pages, "loads": loaded}
    (cluster.results() / "site.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    written(figures)
    return 0


def collect_static(data: Filled) -> None:
    """Collect what pages are shown with; the front-end packages are those of the installation."""
    packages = data.var / "frontend"
    if not packages.exists():
        packages.symlink_to(folders.settle().var / packages.name)
    for verb in (("compile_messages",), ("collectstatic", "--noinput", "--verbosity", "0")):
        words = [sys.executable, "manage.py", *verb]
        subprocess.run(words, env=data.environment("owner"), cwd=data.layout.project, check=True)


def over_a_slow_line(port: int) -> dict[str, Any]:
    found = {}
    with slow_line(port) as (slow, _):
        for name, path in LOADED.items():
            found[name] = loads(f"http://localhost:{slow}{path}", rounds=ROUNDS, map_too=name == "explore")
            say.line(f"  cold load of {name}: {found[name]}")
    return found


raise SystemExit(main())
