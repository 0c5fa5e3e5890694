# SPDX-License-Identifier: Apache-2.0
"""Dates in Extended Date/Time Format, said in words. Days are local civil days of the place."""

import re
from datetime import date, datetime
from typing import Any

from django.utils.dateformat import format as dated
from django.utils.translation import gettext as _

from registry.ui.wording.terms import Labels, plain_label

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([?~%]?)")
MONTH = re.compile(r"(\d{4})-(\d{2})(?:-XX)?")
YEAR = re.compile(r"(\d{4})(?:-XX-XX)?")


def when(told: dict[str, Any], labels: Labels) -> str:
    """Return the date of a record as words, with the part of the day where it is known."""
    part = plain_label(told.get("part_of_day"), "part_of_day", labels)
    return in_words(told["edtf"], part.lower())


def in_words(edtf: str, part_of_day: str = "") -> str:
    """Return the date as words; a text in a form that is not in use comes back as it is."""
    words = _words(edtf)
    return _("%(day)s, %(part)s (local time)") % {"day": words, "part": part_of_day} if part_of_day else words


def moment(at: datetime) -> str:
    """Return a day with its hour: 27 Nov 2024, 14:05."""
    return _("%(day)s, %(hour)s") % {"day": _full(at), "hour": dated(at, "H:i")}


def _words(edtf: str) -> str:
    if edtf.startswith("[") and edtf.endswith("]"):
        days = [date.fromisoformat(text) for text, _mark in DAY.findall(edtf)]
        return _within(*days) if ".." in edtf else _one_of(days)
    start, slash, end = edtf.partition("/")
    if slash:
        return _interval(start, end)
    if match := DAY.fullmatch(edtf):
        return _marked(_full(date.fromisoformat(match[1])), match[2])
    if match := MONTH.fullmatch(edtf):
        month = dated(date(int(match[1]), int(match[2]), 1), "M Y")
        return _("%(month)s (day not known)") % {"month": month}
    if match := YEAR.fullmatch(edtf):
        return _("%(year)s (month not known)") % {"year": match[1]}
    return edtf


def _interval(start: str, end: str) -> str:
    first, last = DAY.fullmatch(start), DAY.fullmatch(end)
    if first and last:
        days = date.fromisoformat(first[1]), date.fromisoformat(last[1])
        return _marked(_("%(first)s–%(last)s") % _bounds(*days), first[2] or last[2])
    if last:
        return _("on or before %(day)s") % {"day": _end(last)}
    if first:
        return _("on or after %(day)s") % {"day": _end(first)}
    return f"{start}/{end}"


def _end(day: re.Match[str]) -> str:
    """Return the one end that is known, with its mark: "about 27 Nov 2024"."""
    words = _full(date.fromisoformat(day[1]))
    about = _("about %(day)s") % {"day": words} if day[2] in ("~", "%") else words
    return _marked(about, "?") if day[2] in ("?", "%") else about


def _bounds(first: date, last: date) -> dict[str, str]:
    """Return both ends, the first without what it shares with the last: 27 and 28 Nov 2024."""
    if (first.year, first.month) == (last.year, last.month):
        return {"first": str(first.day), "last": _full(last)}
    shorter = dated(first, "j M") if first.year == last.year else _full(first)
    return {"first": f"{shorter} ", "last": f" {_full(last)}"}


def _within(first: date, last: date) -> str:
    ends = {"first": _full(first), "last": _full(last)}
    return _("between %(first)s and %(last)s (day not known)") % ends


def _one_of(days: list[date]) -> str:
    *others, last = days
    same_month = len({(day.year, day.month) for day in days}) == 1
    earlier = _(", ").join(str(day.day) if same_month else _full(day) for day in others)
    return _("%(earlier)s or %(last)s") % {"earlier": earlier, "last": _full(last)}


def _marked(words: str, mark: str) -> str:
    """Add what the mark says: "?" uncertain, "~" approximate, "%" both."""
    if mark in ("~", "%"):
        words = _("on or about %(day)s") % {"day": words}
    if mark in ("?", "%"):
        words = _("%(day)s (date uncertain)") % {"day": words}
    return words


def _full(day: date) -> str:
    return dated(day, "j M Y")
