# SPDX-License-Identifier: Apache-2.0
"""One run: python -m tests.bench.public (make bench). Options are variables of the environment, see `options`."""

import json

from registry.embedded import say
from registry.embedded.layout import PROJECT
from tests.bench.public import cluster, machine, options, report, results, run
from tests.bench.public.peers import environment

PAGE = PROJECT / "docs" / "reference" / "performance.md"


def main() -> int:
    """Return 0 also where targets are missed: the page says so."""
    chosen = options.read()
    environment.ensure()
    with cluster.running(max(chosen.rows), keep=chosen.keep) as supervisor:
        found = {}
        for rows in chosen.rows:
            found[rows] = run.measure(rows, supervisor, chosen)
        told = machine.described(supervisor.layout)
    latest = cluster.results() / "latest.json"
    latest.write_text(json.dumps(results.as_json(told, found), indent=1, ensure_ascii=False) + "\n")
    if not chosen.only:
        PAGE.write_text(report.page(told, found))
    say.line(report.table(found))
    say.line(f"All figures: {latest}" + ("" if chosen.only else f" and {PAGE}"))
    return 0


raise SystemExit(main())
