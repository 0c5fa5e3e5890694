# SPDX-License-Identifier: Apache-2.0
"""How many people came to harm, in words. "Not stated", "none reported" and a number are three things."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.ui.wording.numbers import phrase, short

Figure = dict[str, Any]

COUNTED: dict[str, Callable[[int], str]] = {
    "killed": lambda n: ngettext("%(n)s killed", "%(n)s killed", n),
    "injured": lambda n: ngettext("%(n)s injured", "%(n)s injured", n),
    "killed_or_injured": lambda n: ngettext("%(n)s killed or injured", "%(n)s killed or injured", n),
    "missing": lambda n: ngettext("%(n)s missing", "%(n)s missing", n),
}
PEOPLE: Callable[[int], str] = lambda n: ngettext("%(n)s person", "%(n)s people", n)  # noqa: E731
NONE_REPORTED = {
    "killed": lambda: _("none reported killed"),
    "injured": lambda: _("none reported injured"),
}
NOT_STATED = {
    "killed": lambda: _("number killed not stated"),
    "injured": lambda: _("number injured not stated"),
}
PARTS: dict[tuple[str, str], Callable[[int], str]] = {
    ("child", "unknown"): lambda n: ngettext("%(n)s child", "%(n)s children", n),
    ("child", "female"): lambda n: ngettext("%(n)s girl", "%(n)s girls", n),
    ("child", "male"): lambda n: ngettext("%(n)s boy", "%(n)s boys", n),
    ("adult", "female"): lambda n: ngettext("%(n)s woman", "%(n)s women", n),
    ("adult", "male"): lambda n: ngettext("%(n)s man", "%(n)s men", n),
    ("adult", "unknown"): lambda n: ngettext("%(n)s adult", "%(n)s adults", n),
    ("older", "unknown"): lambda n: ngettext("%(n)s older person", "%(n)s older people", n),
    ("older", "female"): lambda n: ngettext("%(n)s older woman", "%(n)s older women", n),
    ("older", "male"): lambda n: ngettext("%(n)s older man", "%(n)s older men", n),
    ("women_and_children", "unknown"): lambda n: ngettext(
        "%(n)s of women and children", "%(n)s of women and children", n
    ),
    ("unknown", "female"): lambda n: ngettext("%(n)s female", "%(n)s female", n),
    ("unknown", "male"): lambda n: ngettext("%(n)s male", "%(n)s male", n),
}
AGES = {
    "0_4": "child",
    "5_11": "child",
    "12_17": "child",
    "child_unspecified": "child",
    "18_59": "adult",
    "adult_unspecified": "adult",
    "60_plus": "older",
    "older_unspecified": "older",
    "women_and_children": "women_and_children",
}
BANDS: dict[str, Promise] = {
    "0_4": gettext_lazy("0–4 years"),
    "5_11": gettext_lazy("5–11 years"),
    "12_17": gettext_lazy("12–17 years"),
    "18_59": gettext_lazy("18–59 years"),
    "60_plus": gettext_lazy("60 years and over"),
}
"""Ages as the vocabulary calls them (a test compares). Parts overlap: children of one band are among all children."""


def people(figure: Figure | Literal[""] | None, harm: str) -> str:
    """Return a figure as words: "3–5 killed", "none reported killed", "number killed not stated".

    Templates give an empty text for a figure that a record does not have.
    """
    if not figure:
        return NOT_STATED.get(harm, lambda: _("number not stated"))()
    low, high = figure["min"], figure["max"]
    if nobody(figure):
        return NONE_REPORTED.get(harm, lambda: _("none reported"))()
    counted = said(COUNTED.get(harm, PEOPLE), low, high, open_above=figure["open_above"])
    if remarks := _("; ").join(remarks_on(figure)):
        return f"{counted} ({remarks})"
    return counted


def remarks_on(figure: Figure) -> Iterator[str]:
    """Yield what one must know to read the number."""
    if status_not_stated(figure):
        yield _("status not stated")
    if (figure.get("qualifier") or {}).get("code") == "vague":
        yield _("no exact number given")


def status_not_stated(figure: Figure | Literal[""] | None) -> bool:
    """Whether people were harmed and no counted source says of anybody if they were civilians."""
    if not figure:
        return False
    shares = [share for share in figure.get("breakdown", ()) if share["by"] == "status"]
    return [share["status"]["code"] for share in shares] == ["unknown"] and not nobody(figure)


def nobody(figure: Figure) -> bool:
    return (figure["min"], figure["max"], figure["open_above"]) == (0, 0, False)


def said(form: Callable[[int], str], low: int, high: int | None, *, open_above: bool) -> str:
    """Return the phrase in the plural form of its upper end."""
    upper = low if high is None else high
    return form(upper) % {"n": phrase(low, high, open_above=open_above or high is None)}


def part(share: dict[str, Any]) -> str:
    """Return one part of a figure by sex and age: "9 children", "2 girls (5–11 years)", "6 women"."""
    code = (share["age"] or {}).get("code", "unknown")
    age, sex = AGES.get(code, "unknown"), (share["sex"] or {}).get("code", "unknown")
    form = PARTS.get((age, sex)) or PARTS.get((age, "unknown")) or PEOPLE
    counted = said(form, share["min"], share["max"], open_above=share.get("open_above", False))
    return f"{counted} ({BANDS[code]})" if code in BANDS else counted


def unspecified(figure: Figure) -> str:
    """Return the people whose sex and age nobody states; empty without any. They are never called men."""
    low, high = figure["unspecified_min"], figure["unspecified_max"]
    if low is None or high == 0:
        return ""
    counted = said(PEOPLE, low, high, open_above=high is None)
    return _("%(counted)s whose age and sex are not stated") % {"counted": counted}


def cell(figure: Figure | Literal[""] | None) -> str:
    """Return a figure for a cell of a table, with a star where the status of the people is not stated."""
    if not figure:
        return short(None, None, open_above=False)
    number = short(figure["min"], figure["max"], open_above=figure.get("open_above", False))
    return f"{number} *" if status_not_stated(figure) else number


def any_starred(records: Iterable[dict[str, Any]], harms: Iterable[str]) -> bool:
    """Whether a table needs the note on the star. `harms`: of its columns, among other names."""
    shown = {"killed", "injured"}.intersection(harms)
    return any(status_not_stated(document["casualties"].get(harm)) for document in records for harm in shown)
