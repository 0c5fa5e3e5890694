# SPDX-License-Identifier: Apache-2.0
"""Twenty-two shapes of filter with values of real rows, chosen at random but the same in every run."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta

import django

django.setup()

from registry.published.models import Document

SEED = 11
Made = Callable[[], str]


class Values:
    """Values of real rows, chosen at random but the same in every run."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)
        names = (
            "code",
            "weapons",
            "countries",
            "areas1",
            "actors",
            "objects_hit",
            "incident_type",
            "grade",
            "geom",
        )
        self.rows = list(Document.objects.order_by("-code").values(*names)[:3000])

    def row(self, column: str) -> str:
        """Return a code that some row has in this column."""
        while True:
            value = self.random.choice(self.rows)[column]
            if value:
                return value if isinstance(value, str) else value[0]

    def title(self) -> str:
        body = Document.objects.values_list("body", flat=True).get(code=self.row("code"))
        return json.loads(bytes(body))["title"]["en"]

    def box(self, width: float) -> str:
        while not (shape := self.random.choice(self.rows)["geom"]):
            continue
        lon, lat = shape.centroid.coords
        edges = (
            max(lon - width / 2, -180),
            max(lat - width / 2, -90),
            min(lon + width / 2, 180),
            min(lat + width / 2, 90),
        )
        return ",".join(f"{edge:.4f}" for edge in edges)

    def dates(self, days: int) -> str:
        first = date(2014, 1, 1) + timedelta(self.random.randrange(4300))
        return f"{first}/{first + timedelta(days)}"

    def number(self, least: int, most: int) -> int:
        return self.random.randrange(least, most)


def shapes(v: Values) -> dict[str, Made]:
    """Return one maker of query strings a shape."""
    weapon, country = (lambda: f"weapon={v.row('weapons')}"), (lambda: f"area={v.row('countries')}")
    grade, area1 = (lambda: f"grade={v.row('grade')}"), (lambda: f"area={v.row('areas1')}")
    return {
        "nothing": lambda: f"limit={v.number(50, 100)}",
        "weapon": weapon,
        "grade": grade,
        "type": lambda: f"type={v.row('incident_type')}",
        "country": country,
        "area1": area1,
        "actor": lambda: f"actor={v.row('actors')}",
        "object": lambda: f"object={v.row('objects_hit')}",
        "box 2°": lambda: f"bbox={v.box(2)}",
        "box 10°": lambda: f"bbox={v.box(10)}",
        "box 60°": lambda: f"bbox={v.box(60)}",
        "dates 30 days": lambda: f"date={v.dates(30)}",
        "dates 1 year": lambda: f"date={v.dates(365)}",
        "killed": lambda: f"killed={v.number(1, 40)}..",
        "injured": lambda: f"injured=..{v.number(1, 90)}",
        "located": lambda: f"located=no&{weapon()}",
        "weapon + country": lambda: f"{weapon()}&{country()}",
        "weapon + country + grade": lambda: f"{weapon()}&{country()}&{grade()}",
        "weapon + dates": lambda: f"{weapon()}&date={v.dates(365)}",
        "box 10° + weapon": lambda: f"bbox={v.box(10)}&{weapon()}",
        "box 60° + weapon + grade + killed": lambda: (
            f"bbox={v.box(60)}&{weapon()}&{grade()}&killed={v.number(5, 40)}.."
        ),
        "area1 + dates + children": lambda: f"{area1()}&date={v.dates(365)}&who=children",
    }
