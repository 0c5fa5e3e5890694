# SPDX-License-Identifier: Apache-2.0
"""Every page of the public site that is looked at, by the template of its address in the URL resolver.

An address that answers a browser with HTML needs a line in PAGES, or in PARTS with the reason why it is no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANG = "%(lang)s"


@dataclass(frozen=True, slots=True)
class Page:
    """`record`: the record it is about, by its name in public_records.py; `at`: what else varies in the address.

    `status`: what it is answered with. `map`: it is also looked at with its map drawn.
    """

    template: str
    record: str = ""
    at: Mapping[str, str | int] = field(default_factory=dict)
    query: str = ""
    status: int = 200
    map: bool = False

    def __str__(self) -> str:
        """Return the name of its pictures."""
        path = self.template % ({"lang": "", "code": self.record} | dict(self.at))
        words = f"{path} {self.query} {'' if self.status == 200 else self.status}"
        return "-".join("".join(each if each.isalnum() else " " for each in words).split()) or "home"

    def address(self, codes: Mapping[str, str], lang: str) -> str:
        """`codes`: of records by their names."""
        code = {"code": codes[self.record]} if self.record else {}
        path = self.template % ({"lang": lang} | code | dict(self.at))
        return path + (f"?{self.query}" if self.query else "")

    @property
    def languages(self) -> tuple[str, ...]:
        return ("en", "ar") if LANG in self.template else ("en",)


EXPLORE = f"/{LANG}/explore"
INCIDENT, REPORT = f"/{LANG}/incidents/%(code)s", f"/{LANG}/aggregate-reports/%(code)s"
VERSION = "/versions/%(number)s"
OGC, ITEMS = "/api/ogc", "/api/ogc/collections/incidents/items"

PARTS = {f"/{LANG}/incidents/%(code)s/card": "a part of the map's page"}
PAGES = (
    Page(f"/{LANG}/"),
    Page(EXPLORE),
    Page(EXPLORE, map=True),
    Page(EXPLORE, query="weapon=artillery_shell&located=no"),
    Page(EXPLORE, query="date=1999-01-01/1999-01-02"),
    Page(EXPLORE, query="view=list"),
    Page(EXPLORE, query="weapon=artillery_shell&killed=1..&view=list&cols=date,attribution,changed,code"),
    Page(EXPLORE, query="view=map"),
    Page(EXPLORE, query="view=stats"),
    Page("/embed", query="weapon=artillery_shell"),
    Page(EXPLORE, query="weapon=catapult", status=400),
    Page(INCIDENT, "example"),
    Page(INCIDENT, "corrected"),
    Page(INCIDENT, "area"),
    Page(INCIDENT, "long"),
    Page(INCIDENT, "mixed"),
    Page(INCIDENT, "merged"),
    Page(INCIDENT, "withdrawn", status=410),
    Page(INCIDENT, "held", status=410),
    Page(INCIDENT, at={"code": "nothing"}, status=404),
    Page(INCIDENT + VERSION, "corrected", {"number": 1}),
    Page(INCIDENT + VERSION, "withdrawn", {"number": 1}),
    Page(INCIDENT + VERSION, "corrected", {"number": 9}, status=404),
    Page(REPORT, "report"),
    Page(REPORT + VERSION, "report", {"number": 1}),
    Page(f"/{LANG}/statistics"),
    Page(f"/{LANG}/statistics", query="date=1999-01-01/1999-01-02"),
    Page(f"/{LANG}/api"),
    Page(OGC),
    Page(f"{OGC}/"),
    Page(f"{OGC}/api"),
    Page(f"{OGC}/conformance"),
    Page(f"{OGC}/collections"),
    Page(f"{OGC}/collections/incidents"),
    Page(f"{OGC}/collections/incidents/queryables"),
    Page(ITEMS),
    Page(ITEMS, query="weapon=artillery_shell&limit=5"),
    Page(ITEMS, query="killed=9000.."),
    Page(f"{ITEMS}/%(code)s", "example"),
    Page("/api/v1/docs/"),
    Page(f"/{LANG}/nothing/of/the/sort", status=404),
)
