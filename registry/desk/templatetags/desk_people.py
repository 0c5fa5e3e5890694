# SPDX-License-Identifier: Apache-2.0
"""Words about people for templates: {% load desk_people %}."""

import re

from django import template
from django.utils.translation import gettext as _

from registry.accounts.roles import ROLE_NAMES

register = template.Library()

BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = re.compile(r"Android|iPhone|iPad|Windows|Mac OS X|Linux")


@register.filter
def role_name(role: str) -> str:
    return str(ROLE_NAMES.get(role, role))


@register.filter
def browser(agent: str) -> str:
    """Return the browser and the system in two words, as far as the browser tells them."""
    name = next((name for sign, name in BROWSERS if sign in agent), _("Another program"))
    system = SYSTEMS.search(agent)
    return f"{name}, {system[0]}" if system else name
