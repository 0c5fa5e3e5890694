# SPDX-License-Identifier: Apache-2.0
"""One run: python -m tests.bench.public (make bench). Options are variables of the environment, see `options`."""

import json
import subprocess
import sys

from registry.embedded import say
from registry.embedded.layout import PROJECT
from registry.embedded.supervisor import Supervisor
from tests.bench.public import cluster, databases, machine, options, ours, report, results, run
from tests.bench.public.keeper import keeping
from tests.bench.public.peers import environment

PAGE = PROJECT / "docs" / "reference" / "performance.md"


def main() -> int:
    """Return 0 also where targets are missed: the page says so."""
    chosen = options.read()
    environment.ensure()
    with cluster.running(max(chosen.rows), keep=chosen.keep) as supervisor:
        if chosen.profile:
            return profile(chosen, supervisor)
        found = {}
        for rows in chosen.rows:
            found[rows] = run.measure(rows, supervisor, chosen)
        told = machine.described(supervisor.layout, machine.THEIRS)
    latest = cluster.results() / "latest.json"
    latest.write_text(json.dumps(results.as_json(told, found), indent=1, ensure_ascii=False) + "\n")
    if chosen.page:
        PAGE.write_text(report.page(told, found))
    say.line(report.table(found))
    say.line(f"All figures: {latest}" + (f" and {PAGE}" if chosen.page else ""))
    return 0


def profile(chosen: options.Options, supervisor: Supervisor) -> int:
    """Take one address apart, on the first of the sizes."""
    data = databases.filled(supervisor.layout, chosen.rows[0])
    words = [sys.executable, "-W", "ignore", "-m", "tests.bench.public.inside.profile", chosen.profile]
    with keeping(data, supervisor):
        return subprocess.run(words, env=data.environment("public") | ours.UNLIMITED, check=False).returncode


raise SystemExit(main())
