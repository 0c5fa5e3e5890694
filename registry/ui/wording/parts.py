# SPDX-License-Identifier: Apache-2.0
"""Parts of a figure beside their whole. Each is counted from its own claims, so together they may be more."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.domain.counts import Row, separate

APART = _("Each part is counted from the claims that state it, so the parts need not add up to the whole.")


def apart(figure: Mapping[str, Any]) -> Promise | str:
    """Return the sentence where the lowest numbers of parts that share nobody are more than that of the whole."""
    parts = (row(share) for share in figure["breakdown"] if share["by"] != "role")
    least = sum(part.min or 0 for part in separate(parts))
    return APART if least > figure["min"] else ""


def row(share: Mapping[str, Any]) -> Row:
    codes = {name: share[name]["code"] for name in ("status", "sex", "age") if share[name]}
    return Row(harm="", min=share["min"], max=share["max"], **codes)
