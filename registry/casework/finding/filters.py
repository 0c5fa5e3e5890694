# SPDX-License-Identifier: Apache-2.0
"""A selection of working records, from a query string and back into its one spelling."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from registry.accounts.models import Team, User
from registry.casework.finding.parameters import CODES, JOINED, PARSERS
from registry.casework.models import Actor
from registry.domain.errors import InvalidFilter
from registry.domain.filters import Query, read, refuse_unknown
from registry.domain.words import gettext_noop
from registry.vocabularies import read as vocabularies

Range = tuple[int | None, int | None]
MINE, NOBODY, WHOLE_DESK = "me", "nobody", "desk"

# Parameters of one plain word.
PLAIN = ("q", "located", "kind", "has", "show", "sort")

NO_SUCH = gettext_noop("“%(name)s” has no code %(codes)s.")


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """`codes`: the codes of each parameter that takes several. `first`, `last`: None where that side is open."""

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    q: str = ""
    box: tuple[float, float, float, float] | None = None
    first: date | None = None
    last: date | None = None
    killed: Range | None = None
    injured: Range | None = None
    located: str = ""
    has: str = ""
    kind: str = ""
    changed_since: datetime | None = None
    show: str = ""
    sort: str = ""

    def selection(self) -> dict[str, str]:
        """Return the parameters in their one spelling and order; what is not chosen is left out."""
        chosen = {name: ",".join(codes) for name, codes in self.codes.items()}
        chosen |= {name: value for name in PLAIN if (value := getattr(self, name))}
        chosen |= {name: spelled(value) for name in ("killed", "injured") if (value := getattr(self, name))}
        if self.box:
            chosen["bbox"] = ",".join(f"{number:.15g}" for number in self.box)
        if self.first or self.last:
            chosen["date"] = f"{self.first or '..'}/{self.last or '..'}"
        if self.changed_since:
            chosen["changed_since"] = f"{self.changed_since:%Y-%m-%dT%H:%M:%SZ}".replace("T00:00:00Z", "")
        return {name: chosen[name] for name in PARSERS if name in chosen}


def spelled(bounds: Range) -> str:
    low, high = ("" if bound is None else str(bound) for bound in bounds)
    return low if low == high else f"{low}..{high}"


def parse(query: Query) -> RecordFilter:
    """Return the filter that the query string asks for, its codes checked.

    Raises: InvalidFilter naming the parameter and what is allowed.
    """
    fields = read(query, PARSERS)
    codes = {name: fields.pop(name) for name in JOINED if name in fields}
    check_codes(codes)
    return RecordFilter(codes=codes, **fields)


def check_codes(codes: Mapping[str, tuple[str, ...]]) -> None:
    """Raises: InvalidFilter for a code of no vocabulary, actor or person. Areas are as records name them."""
    for name, known in CODES.items():
        if name in codes:
            allowed = vocabularies.codes(known) if isinstance(known, str) else known
            where = (
                f"docs/reference/vocabularies.md ({known})" if isinstance(known, str) else ", ".join(known)
            )
            refuse_unknown(name, codes[name], allowed, where)
    if "actor" in codes:
        refuse_absent(
            "actor",
            codes["actor"],
            Actor.objects.filter(code__in=codes["actor"]).values_list("code", flat=True),
        )
    for name, others in (("author", (MINE,)), ("assignee", (MINE, NOBODY))):
        if name in codes:
            people = User.objects.filter(username__in=codes[name]).values_list("username", flat=True)
            refuse_absent(name, codes[name], [*people, *others])
    if "team" in codes:
        teams = Team.objects.filter(pk__in=[code for code in codes["team"] if code != WHOLE_DESK])
        refuse_absent("team", codes["team"], [*map(str, teams.values_list("pk", flat=True)), WHOLE_DESK])


def refuse_absent(name: str, codes: Iterable[str], known: Iterable[str]) -> None:
    standing = frozenset(known)
    absent = [code for code in codes if code not in standing]
    if absent:
        raise InvalidFilter(NO_SUCH, field=name, name=name, codes=", ".join(absent[:5]))
