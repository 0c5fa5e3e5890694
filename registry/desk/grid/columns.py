# SPDX-License-Identifier: Apache-2.0
"""What a column of the matrix counts: a kind of harm to a group of people, or people who left, in one unit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from registry.domain.counts import ALL_STATUSES, NOT_STATED, Row
from registry.vocabularies import read

LEFT = "displacement"
ALL = "all"
KEY = re.compile(r"[a-z_]{1,40}(?:-[a-z0-9_.]{0,200}){0,5}", re.ASCII)
SCHEMES = ("harm", "casualty_status", "sex", "age")
FIRST = (
    "killed",
    "killed---child_unspecified",
    "killed--female-adult_unspecified",
    "killed--male-adult_unspecified",
)
STARTS_WITH = (*FIRST, "injured", "missing", "displacement-persons")


@dataclass(frozen=True, slots=True)
class Column:
    """Vocabulary codes; empty where not broken down by this. `unit` of people who left, else empty."""

    harm: str
    status: str = ""
    sex: str = ""
    age: str = ""
    roles: tuple[str, ...] = ()
    everyone: bool = False
    unit: str = ""

    @classmethod
    def of_casualty(cls, row: Mapping[str, list[str]]) -> Self:
        """Return the column of one figure of a claim, as the page sends it."""
        status, sex, age = (stated(first(row, name)) for name in ("status", "sex", "age"))
        roles = tuple(sorted(filter(None, row.get("roles", []))))
        return cls(first(row, "harm"), status, sex, age, roles, bool(first(row, "includes_combatants")))

    @classmethod
    def of_displacement(cls, row: Mapping[str, list[str]]) -> Self:
        return cls(LEFT, unit=first(row, "unit") or "persons")

    @classmethod
    def from_key(cls, key: str) -> Self | None:
        """Return the column a key names; None for words that are in no vocabulary."""
        if not KEY.fullmatch(key):
            return None
        harm, *rest = key.split("-")
        if harm == LEFT:
            unit = rest[0] if rest else "persons"
            return cls(LEFT, unit=unit) if unit in read.codes("count_unit") else None
        status, sex, age, roles, everyone = [*rest, "", "", "", "", ""][:5]
        found = cls(harm, status, sex, age, tuple(filter(None, roles.split("."))), everyone == ALL)
        return found if found.is_known() else None

    def is_known(self) -> bool:
        named = zip(SCHEMES, (self.harm, self.status, self.sex, self.age), strict=True)
        known = all(code in read.codes(scheme) for scheme, code in named if code)
        return known and set(self.roles) <= read.codes("person_role")

    @property
    def key(self) -> str:
        """Return the text that names the column in the fields of the page."""
        if self.harm == LEFT:
            return f"{LEFT}-{self.unit}"
        parts = (
            self.harm,
            self.status,
            self.sex,
            self.age,
            ".".join(self.roles),
            ALL if self.everyone else "",
        )
        return "-".join(parts).rstrip("-")

    @property
    def is_whole(self) -> bool:
        """Whether it counts all people of its harm, not a group of them."""
        return not (self.status or self.sex or self.age or self.roles or self.everyone)

    def fields(self) -> dict[str, list[str]]:
        """Return the fields of a figure of this column, without its number."""
        if self.harm == LEFT:
            return {"unit": [self.unit]}
        codes = {"harm": self.harm, "status": self.status, "sex": self.sex, "age": self.age}
        row = {name: [code or "unknown"] for name, code in codes.items()}
        ticked = {"includes_combatants": ["on"]} if self.everyone else {}
        return row | ({"roles": list(self.roles)} if self.roles else {}) | ticked

    def row(self, low: int | None = None, high: int | None = None) -> Row:
        """Return whom it counts, for the rules of `domain.counts`."""
        return Row(
            harm=self.harm,
            unit=self.unit or "persons",
            status=ALL_STATUSES if self.everyone else (self.status or "unknown"),
            sex=self.sex,
            age=self.age,
            role=self.roles[0] if self.roles else "",
            min=low,
            max=high,
        )

    @property
    def head(self) -> str:
        language = get_language() or "en"
        if self.harm == LEFT:
            return read.label("harm", "displaced", language)
        return read.label("harm", self.harm, language)

    @property
    def group(self) -> str:
        """Return which people of the harm, in words; empty for all of them."""
        if self.harm == LEFT:
            return (
                "" if self.unit == "persons" else read.label("count_unit", self.unit, get_language() or "en")
            )
        return _(", ").join(filter(None, [self.people, *self.others()]))

    @property
    def people(self) -> str:
        """Return sex and age in the words in common use, else those of the vocabularies."""
        language = get_language() or "en"
        codes = (("age", self.age), ("sex", self.sex))
        apart = _(", ").join(read.label(scheme, code, language) for scheme, code in codes if code)
        return common(self.sex, self.age) or apart

    def others(self) -> Iterable[str]:
        language = get_language() or "en"
        yield from (read.label("person_role", role, language) for role in self.roles)
        if self.status:
            yield read.label("casualty_status", self.status, language)
        if self.everyone:
            yield _("all persons")

    @property
    def words(self) -> str:
        """Return the whole head as one phrase, such as “Killed: women”."""
        return f"{self.head}: {self.group}" if self.group else self.head


def common(sex: str, age: str) -> str:
    words = {
        ("", "child_unspecified"): pgettext("people", "children"),
        ("female", "child_unspecified"): pgettext("people", "girls"),
        ("male", "child_unspecified"): pgettext("people", "boys"),
        ("female", "adult_unspecified"): pgettext("people", "women"),
        ("male", "adult_unspecified"): pgettext("people", "men"),
    }
    return words.get((sex, age), "")


def stated(code: str) -> str:
    return "" if code in NOT_STATED else code


def first(row: Mapping[str, list[str]], name: str) -> str:
    return next(iter(row.get(name, [])), "")


def in_order(columns: Iterable[Column]) -> list[Column]:
    """Return each column once: harms as they come, all people of a harm before its groups."""
    found = list(dict.fromkeys(columns))
    harms = list(dict.fromkeys(column.harm for column in found))
    return sorted(found, key=lambda column: (harms.index(column.harm), not column.is_whole))
