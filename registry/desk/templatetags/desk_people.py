# SPDX-License-Identifier: Apache-2.0
"""Words about people for templates: {% load desk_people %}."""

import json
import re

from django import template
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.accounts.roles import ROLE_NAMES
from registry.audit.models import Event
from registry.desk.words import ACCOUNT_EVENTS

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


@register.filter
def account_event(event: Event) -> str:
    """Return who did what to an account, on which day."""
    body = json.loads(event.body)
    by = User.objects.filter(pk=body["actor"]).first()
    roles = {
        what: ", ".join(map(role_name, body["data"].get(what, []))) for what in ("roles", "given", "taken")
    }
    said = str(ACCOUNT_EVENTS.get(event.verb, event.verb)) % {"kind": body["data"].get("kind", ""), **roles}
    return f"{body['at'][:10]} · {by}: {said}"
