# SPDX-License-Identifier: Apache-2.0
"""What stands at the head and at the foot of every page. A page marks itself by `here`, the name of its address."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Entries = tuple[tuple[str, str | Promise], ...]
HEAD: Entries = (
    ("explore", _("Explore")),
    ("statistics", _("Statistics")),
    ("downloads", _("Downloads")),
    ("methodology", _("Methodology")),
    ("corrections", _("Corrections")),
    ("api-guide", _("Data for programs")),
)
FOOT: Entries = (
    ("about", _("About")),
    ("data-responsibility", _("Data responsibility")),
    ("data-dictionary", _("Data dictionary")),
    ("areas", _("Areas")),
    ("weapons", _("Weapons")),
    ("report", _("Report an error or ask for removal")),
)


def entries(of: Iterable[tuple[str, str | Promise]], lang: str) -> Iterator[tuple[str, str, str | Promise]]:
    """Yield the name, the address and the words of each entry."""
    for name, words in of:
        yield name, reverse(f"public:{name}", args=[lang]), words
