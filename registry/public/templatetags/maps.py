# SPDX-License-Identifier: Apache-2.0
"""The interactive map for templates: {% load maps %}{% interactive_map query %}. One on a page."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from registry.published.colours import colour_groups
from registry.published.labels import vocabulary_version
from registry.ui.wording import terms

register = template.Library()


@register.inclusion_tag("public/_map.html", takes_context=True)
def interactive_map(
    context: template.Context,
    query: str = "",
    *,
    points: str = "",
    on_tap: bool = False,
    permalink: bool = False,
    counts: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Show the incidents of a selection on a map, or the places of one record.

    `query`: the one filter string. `points`: the address of a record as GeoJSON, drawn in place of a selection.
    `on_tap`: loaded only when asked for, on any screen. `permalink`: place and choice are kept in the page's address.
    `counts`: incidents by colour group, for the legend.
    """
    groups = colour_groups(vocabulary_version())
    return {
        "lang": context["lang"],
        "query": query,
        "points": points,
        "on_tap": on_tap,
        "permalink": permalink,
        "groups": json.dumps({group: codes for group, codes in groups.items() if codes}),
        "legend": [(group, named(context, group), (counts or {}).get(group)) for group in groups],
    }


def named(context: template.Context, group: str) -> str | SafeString:
    return terms.label({"code": group, "label": ""}, "weapon_colour_group", context.get("labels") or {})
