# SPDX-License-Identifier: Apache-2.0
"""Vocabulary codes and refusals on pages of the desk, in the reader's language: {% load vocabulary %}."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from registry.desk.words import plainly
from registry.vocabularies import read

register = template.Library()
register.filter("plainly", plainly)


@register.simple_tag
def concept(scheme: str, code: str) -> str | SafeString:
    """Return the label; where the reader's language has none, the English one, marked as English."""
    if not code:
        return ""
    labels, language = read.concept(scheme, code).label, get_language() or "en"
    if labels.get(language) or language == "en":
        return labels.get(language) or labels["en"]
    return format_html('<bdi lang="en">{}</bdi>', labels["en"])
