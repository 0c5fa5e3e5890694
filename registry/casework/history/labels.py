# SPDX-License-Identifier: Apache-2.0
"""What a field is called and what a value says, in the words of the models and the vocabularies."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from registry.domain.languages import NATIVE_NAMES, spoken
from registry.vocabularies import read
from registry.vocabularies.fields import ConceptField

Names = Mapping[UUID, str]
NOTHING = "–"
# What follows a semicolon, in either script, says who may read it.
REMARK = re.compile("[;؛]")
# Members of a draft that a column has under another name.
COLUMNS = {"part_of": "of_which"}
# Two columns that say one number, and what the number is called.
NUMBERS = {
    ("min", "max"): _("number"),
    ("count_min", "count_max"): _("how many"),
    ("deaths_conceded_min", "deaths_conceded_max"): _("deaths accepted"),
}
# Where the model says more than a line of a list needs.
SHORT = {
    "title": _("title"),
    "summary": _("summary"),
    "name": _("name"),
    "admin1_name": _("first-level area"),
    "admin2_name": _("second-level area"),
    "excluded_reason": _("why it is not counted"),
    "from_place": _("from"),
    "to_place": _("to"),
    "geom": _("point or shape"),
}
ROLES = "person_role"


def column_of(model: type[models.Model], name: str) -> Any:
    """Return the column of a draft's member; None where none holds it."""
    try:
        return model._meta.get_field(COLUMNS.get(name, name))
    except FieldDoesNotExist:
        return None


def label_of(model: type[models.Model], name: str) -> str:
    """Return what the model calls it, without the remark on who may read it."""
    if name in SHORT:
        return str(SHORT[name])
    column = column_of(model, name)
    words = str(column.verbose_name) if column is not None else name.replace("_", " ")
    return REMARK.split(words)[0]


def said(column: Any, value: Any, names: Names) -> str:
    """Return the value in words; a dash for nothing."""
    if value in (None, "", (), [], {}):
        return NOTHING
    if isinstance(column, ConceptField):
        return read.label(column.scheme, value, get_language() or "en")
    if isinstance(column, ArrayField):
        return gettext(", ").join(read.label(ROLES, each, get_language() or "en") for each in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return names.get(value, NOTHING) if isinstance(value, UUID) else written(value)


def written(value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "j M Y")
    return time_format(value, "H:i") if isinstance(value, time) else str(value)


def number(low: int | None, high: int | None) -> str:
    """Return a range in words."""
    if low is None:
        return NOTHING
    if high is None:
        return gettext("%(low)s or more") % {"low": low}
    return str(low) if low == high else gettext("%(low)s–%(high)s") % {"low": low, "high": high}


def in_language(label: str, code: str) -> str:
    return f"{label} ({NATIVE_NAMES.get(code, code)})"


def text_of(texts: Mapping[str, str]) -> str:
    """Return the text in the reader's language, else in English, else in any."""
    return spoken(texts, get_language() or "en")[1]
