# SPDX-License-Identifier: Apache-2.0
"""Every page of the desk that is looked at: whose it is, and how its address follows from what desk_world.py made.

A new address that answers GET needs a line in PAGES, or in NO_PAGES with the reason why there is nothing to look at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

Keys = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """`record`: the record it is about, by its name in desk_world.py; `at`: what else stands in the address, by key.

    `who`: whose session; empty for nobody. `press`: the form whose last button is pressed where it is sent empty.
    """

    name: str
    record: str = ""
    who: str = "huda"
    at: Mapping[str, str | int] = field(default_factory=dict)
    named: Mapping[str, str | int] = field(default_factory=dict)
    query: str = ""
    press: str = "main form[method=post]"

    def __str__(self) -> str:
        parts = self.name.removeprefix("desk:"), self.record, *map(str, self.named.values()), self.query
        return "-".join(part for part in parts if part).translate(str.maketrans("=&/?{}", "------"))

    def address(self, keys: Keys) -> str:
        values = {name: keys[str(key)] for name, key in self.at.items()} | dict(self.named)
        if self.record:
            values["reference"] = keys[self.record]
        return reverse(self.name, kwargs=values) + (f"?{self.query.format_map(keys)}" if self.query else "")


def states(*records: str) -> tuple[Page, ...]:
    return tuple(Page("desk:record", record) for record in records)


NO_PAGES = {
    "healthz": "a word for programs",
    "account_login": "the same address as desk:sign_in",
    "mfa_authenticate": "needs a password first: looked at by itself",
    "desk:language": "leads back to where one was",
    "desk:search": "leads to the list of records",
    "desk:card": "a part of the map's page",
    "desk:records_points": "data for the map",
    "desk:content": "the document itself",
    "desk:file": "the file itself",
}
PAGES = (
    Page("desk:sign_in", who=""),
    Page("desk:link", who="", at={"token": "token"}),
    Page("desk:home"),
    Page("desk:home", who="amal", query="as=amal"),
    Page("desk:home", who="vera", query="as=vera"),
    Page("desk:incidents"),
    Page("desk:incidents", query="state=draft&weapon=uxo,cluster_munition&q=market"),
    Page("desk:incidents", query="q=nothing+of+the+sort"),
    Page("desk:records_map"),
    Page("desk:searches"),
    Page("desk:new_incident"),
    Page("desk:new_report"),
    *states(
        "written", "submitted", "in_review", "approved", "public", "withdrawn", "held", "duplicate", "stays"
    ),
    *states("merged", "area"),
    Page("desk:edit", "written", who="amal"),
    Page("desk:best", "written"),
    Page("desk:history", "written", query="from=1&to=3"),
    Page("desk:restore", "written", named={"number": 1}),
    Page("desk:review", "in_review"),
    Page("desk:review", "in_review", who="basim", query="as=basim"),
    Page("desk:publish", "approved"),
    Page("desk:withdraw", "public"),
    Page("desk:files", "written"),
    Page("desk:record_people", "in_review"),
    Page("desk:new_person", "in_review"),
    Page("desk:erase_person", "in_review", at={"person": "person"}),
    Page("desk:merge", "duplicate"),
    Page("desk:merge", "written", query="into={stays}"),
    Page("desk:split", "stays"),
    Page("desk:embargo", "stays"),
    Page("desk:holds"),
    Page("desk:new_hold", query="area=XDM"),
    Page("desk:new_hold", query="source=invented"),
    Page("desk:queue", named={"name": "review"}),
    Page("desk:queue", named={"name": "publish"}),
    Page("desk:queue", named={"name": "overdue"}),
    Page("desk:messages", who="amal"),
    Page("desk:requests"),
    Page("desk:requests_closed"),
    Page("desk:request", at={"pk": "request"}),
    Page("desk:request", at={"pk": "request_closed"}, query="closed"),
    Page("desk:people"),
    Page("desk:invite"),
    Page("desk:roles"),
    Page("desk:person", at={"pk": "account"}),
    Page("desk:teams"),
    Page("desk:new_team"),
    Page("desk:team", at={"pk": "team"}),
    Page("desk:new_organisation"),
    Page("desk:organisation", at={"pk": "organisation"}),
    Page("desk:move", "written", who="amal"),
    Page("desk:prove"),
    Page("desk:account"),
    Page("desk:password"),
    Page("mfa_index", who="nur"),
    Page("mfa_index", query="none"),
    Page("mfa_activate_totp"),
    Page("mfa_deactivate_totp", who="nur"),
    Page("mfa_add_webauthn"),
    Page("mfa_remove_webauthn", who="nur", at={"pk": "passkey"}),
    Page("mfa_view_recovery_codes", who="nur"),
    Page("mfa_generate_recovery_codes", who="nur"),
    Page("usersessions_list"),
)
# What an empty form is answered with.
REFUSED = (
    Page("desk:sign_in", who=""),
    Page("desk:link", who="", at={"token": "token"}),
    Page("desk:new_incident"),
    Page("desk:best", "written"),
    Page("desk:restore", "written", named={"number": 1}),
    Page("desk:review", "in_review", who="basim", press="section[aria-labelledby=decision-title]"),
    Page("desk:withdraw", "public"),
    Page("desk:files", "written"),
    Page("desk:new_person", "in_review"),
    Page("desk:merge", "written", query="into={stays}"),
    Page("desk:split", "stays"),
    Page("desk:embargo", "stays"),
    Page("desk:new_hold", query="area=XDM"),
    Page("desk:invite"),
    Page("desk:new_team"),
    Page("desk:new_organisation"),
    Page("desk:password"),
    Page("mfa_activate_totp"),
)
