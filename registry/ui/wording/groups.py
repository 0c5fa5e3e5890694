# SPDX-License-Identifier: Apache-2.0
"""The groups of people that records can be chosen by, as the filter's parameter “who” has them beside roles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUPS: dict[str, Promise] = {
    "children": _("Children"),
    "girls": _("Girls"),
    "boys": _("Boys"),
    "women": _("Women"),
    "men": _("Men"),
    "older_people": _("Older people"),
    "women_and_children": _("Women and children, not told apart"),
}
