# SPDX-License-Identifier: Apache-2.0
"""Pages of the site under random filters, each asked for the first time: whole answers, in this process."""

from collections.abc import Collection
from itertools import cycle, islice
from urllib.parse import urlencode

import django

django.setup()

from django.http import QueryDict

from registry.published import filters
from registry.ui.canonical import spelled
from tests.bench.public.inside.answers import ask, forget
from tests.bench.public.inside.figures import Time, spread, tell, timed
from tests.bench.public.inside.shapes import Values, shapes

FILTERS = 100
OK = (200, 204)
"""204: a tile that holds nothing."""
FILTERED = {
    "explore": "/en/explore?{query}",
    "explore, list": "/en/explore?{query}&view=list",
    "statistics": "/en/statistics?{query}",
    "embed": "/embed?{query}",
    "tile of the world": "/api/tiles/incidents/0/0/0.mvt?{query}",
    "tile of zoom 4": "/api/tiles/incidents/4/9/7.mvt?{query}",
}
ABOUT = {
    "home": lambda v: "/en/",
    "incident": lambda v: f"/en/incidents/{v.row('code')}",
    "area": lambda v: f"/en/areas/{v.row('countries')}",
    "weapon": lambda v: f"/en/weapons/{v.row('weapons')}",
    "areas": lambda v: "/en/areas",
    "weapons": lambda v: "/en/weapons",
    "a word that all have": lambda v: "/en/explore?q=market",
    "a word that none may have": lambda v: "/en/explore?q=-market",
    "the name of a weapon": lambda v: "/en/explore?q=cluster+munitions",
    "twenty words, none a name": lambda v: (
        "/en/explore?" + urlencode({"q": " ".join(f"areb{n}x" for n in range(20))})
    ),
    "a title in quotation marks": lambda v: "/en/explore?" + urlencode({"q": f'"{v.title()}"'}),
}
EACH = 10
TOO_MUCH = {"words side by side, too common: refused": "/en/explore?q=%22market%20was%20open%22"}


def selections(values: Values) -> list[str]:
    """Return query strings as the site spells them, so that none leads elsewhere."""
    made = [shape for name, shape in shapes(values).items() if name != "nothing"]
    return [spelled(filters.parse(QueryDict(shape())).selection()) for shape in islice(cycle(made), FILTERS)]


def first_time(path: str, expected: Collection[int] = OK) -> Time:
    forget()
    answer = []
    taken = timed(lambda: answer.append(ask(path)))
    if answer[0].status not in expected:
        raise SystemExit(f"{path} is answered with {answer[0].status}")
    return taken


def main() -> None:
    values = Values()
    found = {
        name: [form.format(query=query) for query in selections(values)] for name, form in FILTERED.items()
    }
    found |= {name: [make(values) for _ in range(EACH)] for name, make in ABOUT.items()}
    found |= {name: [path] * EACH for name, path in TOO_MUCH.items()}
    told = {}
    for name, paths in found.items():
        expected = (400,) if name in TOO_MUCH else OK
        first = first_time(paths[0], expected)  # builds what stays for as long as the snapshot does
        slowest = max(
            (times := {path: first_time(path, expected) for path in paths}),
            key=lambda path: times[path].clock,
        )
        told[name] = {"first": round(first.clock, 2), **spread(times.values()), "slowest": slowest}
    tell(told)


main()
