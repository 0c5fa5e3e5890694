# SPDX-License-Identifier: Apache-2.0
"""What the page calls its rows."""

from django.utils.translation import gettext as _


def row_names() -> dict[str, str]:
    """Return what the page calls a row of each kind."""
    return {
        "locations": _("Place"),
        "claims": _("Claim"),
        "weapons": _("Weapon"),
        "objects": _("Object"),
        "attributions": _("Party"),
    }


def inner_names() -> dict[str, str]:
    """Return what the page calls a row inside a claim."""
    return {"casualties": _("figure"), "displacements": _("displacement")}
