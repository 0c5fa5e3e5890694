# SPDX-License-Identifier: Apache-2.0
"""A page in words."""

import re
from html import unescape


def block(text, id):
    """Return the words of the element with this id."""
    return unescape(re.search(rf'id="{id}"[^>]*>(.*?)</', text, re.S)[1])


def flat(text):
    """Return the words of a page without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())
