# SPDX-License-Identifier: Apache-2.0
"""What a field says when it refuses, in sentences that name it: read alone, in a summary, each says where it belongs."""

from django import forms
from django.utils.translation import gettext as _


def name_field(field: forms.Field) -> None:
    """Put the name of the field into its refusals; those that a field words itself stay."""
    label = str(field.label or "")
    name = label if "“" in label else f"“{label}”"
    own = {code: words % {"field": name} for code, words in sentences(field).items()}
    given = {code: words for code, words in field.error_messages.items() if words_itself(field, code)}
    field.error_messages = field.error_messages | own | given


def words_itself(field: forms.Field, code: str) -> bool:
    """Whether the field was given words of its own: they are in none of its classes."""
    standard = (kind.__dict__.get("default_error_messages", {}) for kind in type(field).__mro__)
    return not any(messages.get(code) == field.error_messages[code] for messages in standard)


def sentences(field: forms.Field) -> dict[str, str]:
    """Return the sentences by code; `%(field)s` is the name. Numbers that Django puts in keep two percent signs."""
    found = {
        "required": _("%(field)s is needed."),
        "min_value": _("%(field)s is %%(limit_value)s or more."),
        "max_value": _("%(field)s is %%(limit_value)s or less."),
        "max_length": _("%(field)s has %%(show_value)s characters; at most %%(limit_value)s are allowed."),
        "null_characters_not_allowed": _("%(field)s holds a character that no text has. Type it anew."),
    }
    if invalid := of_kind(field):
        found["invalid"] = invalid
    return found


def of_kind(field: forms.Field) -> str:
    kinds = {
        forms.IntegerField: _("%(field)s is a whole number."),
        forms.DateField: _("%(field)s is a day, such as 2024-11-27."),
        forms.TimeField: _("%(field)s is a time of day, such as 21:30."),
        forms.URLField: _("%(field)s is an address on the web, such as https://example.org/report."),
    }
    return next((kinds[kind] for kind in type(field).__mro__ if kind in kinds), "")
