# SPDX-License-Identifier: Apache-2.0
"""Where the incidents behind a number are listed."""

from django.urls import reverse
from django.utils.translation import get_language

from registry.published.filters import SELECTING, Filter
from registry.ui.canonical import spelled


def listed(wanted: Filter, parameter: str, code: str | None) -> str:
    """Return the list of those that have this code as well.

    Nowhere without a code, or if the filter names such codes itself: then they are not one list.
    """
    selection = wanted.selection()
    if code is None or parameter in selection:
        return ""
    picked = {**selection, parameter: code}
    query = spelled({name: picked[name] for name in SELECTING if name in picked})
    return f"{reverse('public:explore', args=[get_language()])}?{query}"
