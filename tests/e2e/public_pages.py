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
ANSWERED = "RQ-70000-00000-00000-00000"
"""The number of a request that public_records.py closes."""
INCIDENT, REPORT = f"/{LANG}/incidents/%(code)s", f"/{LANG}/aggregate-reports/%(code)s"
VERSION, COMPARED = "/versions/%(number)s", "/compare/%(earlier)s..%(later)s"
OGC, ITEMS = "/api/ogc", "/api/ogc/collections/incidents/items"

PARTS = {
    f"/{LANG}/incidents/%(code)s/card": "a part of the map's page",
    f"/og/{LANG}/incidents/%(code)s/%(number)s.png": "a picture; where there is none, any refused page",
    f"/og/{LANG}/aggregate-reports/%(code)s/%(number)s.png": "a picture; where there is none, any refused page",
    "/sitemaps/%(name)s.xml": "for machines; where there is none, any refused page",
    "/.well-known/security.txt": "for machines; where there is none, any refused page",
    **{f"{kind}{VERSION}/cite.%(ending)s": "a file" for kind in (INCIDENT, REPORT)},
}
PAGES = (
    Page(f"/{LANG}/"),
    Page(EXPLORE),
    Page(EXPLORE, map=True),
    Page(EXPLORE, query="view=stats"),
    Page(EXPLORE, query="weapon=artillery_shell&located=no"),
    Page(EXPLORE, query="date=1999-01-01/1999-01-02"),
    Page(EXPLORE, query="q=" + "unbroken" * 15),
    Page(EXPLORE, query="q=cluster+munitions+in+syria"),
    Page(EXPLORE, query="view=list"),
    Page(EXPLORE, query="weapon=artillery_shell&killed=1..&view=list&cols=date,attribution,changed,code"),
    Page(EXPLORE, query="view=map"),
    Page("/embed", query="weapon=artillery_shell"),
    Page(EXPLORE, query="weapon=catapult", status=400),
    Page(EXPLORE, query="weapon=artillery_shell&q=-", status=400),
    Page(INCIDENT, "example"),
    Page(INCIDENT, "corrected"),
    Page(INCIDENT, "area"),
    Page(INCIDENT, "long"),
    Page(INCIDENT, "mixed"),
    Page(INCIDENT, "many"),
    Page(INCIDENT, "merged"),
    Page(INCIDENT, "withdrawn", status=410),
    Page(INCIDENT, "held", status=410),
    Page(INCIDENT, at={"code": "nothing"}, status=404),
    Page(INCIDENT + VERSION, "corrected", {"number": 1}),
    Page(INCIDENT + VERSION, "withdrawn", {"number": 1}),
    Page(INCIDENT + VERSION, "corrected", {"number": 9}, status=404),
    Page(INCIDENT + COMPARED, "many", {"earlier": 1, "later": 2}),
    Page(INCIDENT + COMPARED, "many", {"earlier": 2, "later": 1}, status=404),
    Page(REPORT, "report"),
    Page(REPORT + COMPARED, "report", {"earlier": 1, "later": 2}),
    Page(REPORT + VERSION, "report", {"number": 1}),
    Page(f"/{LANG}/statistics"),
    Page(f"/{LANG}/statistics", query="date=1999-01-01/1999-01-02"),
    Page(f"/{LANG}/methodology"),
    Page(f"/{LANG}/methodology/counting"),
    Page(f"/{LANG}/data-responsibility"),
    Page(f"/{LANG}/about"),
    Page(f"/{LANG}/corrections"),
    Page(f"/{LANG}/corrections", query="kind=regraded"),
    Page(f"/{LANG}/corrections", query="kind=published", status=400),
    Page(f"/{LANG}/downloads"),
    Page(f"/{LANG}/downloads", query="weapon=artillery_shell"),
    Page(f"/{LANG}/data-dictionary"),
    Page(f"/{LANG}/data-dictionary/%(code)s", at={"code": "weapon"}),
    Page(f"/{LANG}/data-dictionary/%(code)s", at={"code": "nothing"}, status=404),
    Page(f"/{LANG}/areas"),
    Page(f"/{LANG}/areas/%(code)s", at={"code": "SYR"}),
    Page(f"/{LANG}/weapons"),
    Page(f"/{LANG}/report"),
    Page(f"/{LANG}/report", query="record=CHR-4G7K2M9-T"),
    Page(f"/{LANG}/report/%(number)s", at={"number": "RQ-00000-00000-00000-00000"}, status=404),
    Page(f"/{LANG}/api"),
    Page(f"/{LANG}/areas/%(code)s", at={"code": "SY07"}),
    Page(f"/{LANG}/areas/%(code)s", at={"code": "FRA"}),
    Page(f"/{LANG}/areas/%(code)s", at={"code": "XXX"}, status=404),
    Page(f"/{LANG}/weapons/%(code)s", at={"code": "cluster_munition"}),
    Page(f"/{LANG}/weapons/%(code)s", at={"code": "thermobaric"}),
    Page(f"/{LANG}/weapons/%(code)s", at={"code": "catapult"}, status=404),
    Page(f"/{LANG}/report/%(number)s", at={"number": ANSWERED}),
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
