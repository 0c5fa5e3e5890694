# SPDX-License-Identifier: Apache-2.0
"""Writes the page anew from the figures of the last run, after a cause was edited: python -m tests.bench.public.again."""

import json
from typing import Any

from registry.embedded.layout import PROJECT
from tests.bench.public import cluster, report
from tests.bench.public.figures import Figures


def figures(told: dict[str, Any]) -> Figures:
    more = told.pop("multiplied")
    return Figures(**told, multiplied=figures(more) if more else None)


def main() -> None:
    latest = json.loads((cluster.results() / "latest.json").read_text())
    run = {int(rows): figures(told) for rows, told in latest["figures"].items()}
    (PROJECT / "docs" / "reference" / "performance.md").write_text(report.page(latest["machine"], run))


if __name__ == "__main__":
    main()
