# SPDX-License-Identifier: Apache-2.0
"""All that is measured on one number of rows, in the order that leaves the rows as they were."""

from registry.embedded import say
from registry.embedded.supervisor import Supervisor
from tests.bench.public import multiplied, published, slots, web
from tests.bench.public.databases import Filled, filled
from tests.bench.public.figures import Figures
from tests.bench.public.inside.run import inside
from tests.bench.public.keeper import keeping, megabytes
from tests.bench.public.multiplied import IN_PROCESS
from tests.bench.public.options import Options


def measure(rows: int, supervisor: Supervisor, options: Options) -> Figures:
    found = Figures(rows)
    data = filled(supervisor.layout, rows)
    say.line(f"{rows:,} rows")
    inside("sound", data)
    with keeping(data, supervisor):
        found.snapshot_mb = megabytes(data)
        for name, targets in IN_PROCESS.items():
            if options.wants(*targets):
                setattr(found, name, told(name, data))
        if rows == max(options.rows) and options.wants("P3", "P4", "P6"):
            found.multiplied = multiplied.measure(data, options)
        web.measure(found, data, slots.chosen(data), supervisor, options)
    if options.wants("P10", "P12"):
        with published.undone(data):
            found.publish = of_bare(inside("publish", data, face="publisher"))
            say.line(f"  publish: {found.publish}")
    return found


def told(name: str, data: Filled) -> dict[str, object]:
    figures = inside(name, data)
    say.line(f"  {name}: {figures.get('all', figures)}")
    return figures


def of_bare(rates: dict[str, float]) -> dict[str, float]:
    """Return the rates with what they are of bare commits."""
    return rates | {f"{name}_of_bare": rates[name] / rates["bare"] for name in ("one", "batch")}
