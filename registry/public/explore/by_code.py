# SPDX-License-Identifier: Apache-2.0
"""A code among the words leads to its record. By the form alone: so it tells nobody whether there is one."""

from django.urls import reverse
from django.utils.translation import get_language

from registry.public.codes import code_in
from registry.public.explore.address import Explored


def record_sought(explored: Explored) -> str:
    """Return the address of the record whose code is all that is sought, empty where anything else is."""
    alone = explored.wanted.selection().keys() == {"q"}
    code = code_in(explored.wanted.q) if alone else ""
    return reverse("public:incident-page", args=[get_language(), code]) if code else ""
