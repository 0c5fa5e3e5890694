# SPDX-License-Identifier: Apache-2.0
"""The ways to look at one selection, each with an address of its own."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.public.explore.address import Explored

TITLES: dict[str, str | Promise] = {
    "": _("List and map"),
    "list": _("Table"),
    "map": _("Map"),
    "stats": _("Statistics"),
}


class Tab(NamedTuple):
    title: str | Promise
    href: str
    here: bool


def tabs(explored: Explored) -> list[Tab]:
    return [Tab(title, explored.href(view=view), view == explored.view) for view, title in TITLES.items()]
