# SPDX-License-Identifier: Apache-2.0
"""Data for programs inside a page, as JSON in a script block of a type that is not run: {% load data_block %}."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
NEVER_MARKUP = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@register.filter
def data_block(data: dict[str, Any]) -> SafeString:
    """Show data as JSON in which no sign can end the block that it stands in, or begin another."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(NEVER_MARKUP))  # noqa: S308
