# SPDX-License-Identifier: Apache-2.0
"""The interactive map for templates: {% load maps %}{% interactive_map query %}{% map_legend %}. One on a page."""

import json
from collections.abc import Mapping
from typing import Any

from django import template

from registry.published.colours import colour_groups
from registry.ui.wording import terms

register = template.Library()


@register.inclusion_tag("public/_map.html", takes_context=True)
def interactive_map(
    context: template.Context,
    query: str = "",
    *,
    points: str = "",
    when: str = "",
    permalink: bool = False,
) -> dict[str, Any]:
    """Show the incidents of a selection on a map, or the places of one record.

    `query`: the one filter string. `points`: the address of a record as GeoJSON, drawn in place of a selection.
    `when` it is loaded: "tap", only when asked for, on any screen; "at-once", on small screens too; else on wide screens at
    once and on small ones when asked for. `permalink`: place and choice are kept in the page's address.
    """
    groups = colour_groups(context["vocabulary"])
    return {
        "lang": context["lang"],
        "query": query,
        "table": "" if points else table_of(context, query),
        "points": points,
        "when": when,
        "permalink": permalink,
        "groups": json.dumps({group: codes for group, codes in groups.items() if codes}),
    }


@register.inclusion_tag("public/_map_legend.html", takes_context=True)
def map_legend(
    context: template.Context,
    query: str | None = None,
    *,
    counts: Mapping[str, int] | None = None,
    with_map: bool = False,
) -> dict[str, Any]:
    """Say how to read the map. `query`: of the map; none where it shows the places of one record.

    `counts`: incidents by colour group, as `legend.incidents_by_colour` gives them. `with_map`: shown only once the map
    is.
    """
    spoken = context.get("labels") or {}
    return {
        "table": "" if query is None else table_of(context, query),
        "counts": counts,
        "with_map": with_map,
        "groups": [
            (
                group,
                terms.label({"code": group, "label": ""}, "weapon_colour_group", spoken),
                (counts or {}).get(group, 0),
            )
            for group in colour_groups(context["vocabulary"])
        ],
    }


def table_of(context: template.Context, query: str) -> str:
    """Return the address of the table of the same records: what a map shows, for who cannot see it or use it."""
    return f"/{context['lang']}/explore?{'&'.join(filter(None, (query, 'view=list')))}"
