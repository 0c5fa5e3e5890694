# SPDX-License-Identifier: Apache-2.0
"""What the codes of the filter are called in all languages, in the form in which typed names are compared.

Of areas and parties only those that public incidents name. Kept in memory for as long as a snapshot is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from django.db.models import Q

from registry.domain.spelling import Form, form
from registry.published.codes import SCHEMES
from registry.published.facets import GROUPS
from registry.published.labels import Concept, concepts, vocabulary_version
from registry.published.models import Area
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source
from registry.published.statistics.names import MOST_ACTORS, OWN, actor_names_at
from registry.published.values import most, values

CODED = ("weapon", "type", "object", "who")
"""Parameters whose vocabularies hold what people look for by name."""
Texts = Mapping[str, str]
NO_MORE: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """What a code of a parameter is called. `texts`: language to words. `within`: its family or country, if it has one."""

    parameter: str
    code: str
    texts: Texts
    within: "Name | None" = None

    @property
    def key(self) -> tuple[str, str]:
        return self.parameter, self.code


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name. `joined`: its words in one, for those who write “airstrike”."""

    name: Name
    language: str
    words: Form
    joined: str


def spellings(now: Source) -> tuple[Spelling, ...]:
    """Return all names in all their spellings."""
    version = vocabulary_version()
    if isinstance(now, Snapshot):
        return now.kept(("spellings", version), partial(gathered, now, version))
    return gathered(now, version)


def gathered(now: Source, version: str) -> tuple[Spelling, ...]:
    found = (each for name in (*areas(now), *actors(now)) for each in spelled(name))
    return (*found, *of_vocabularies(version))


def spelled(name: Name, also_called: Mapping[str, Sequence[str]] = NO_MORE) -> Iterator[Spelling]:
    """Yield each way in which the name is written, in the order of its languages. `also_called`: language to more names."""
    more = ((language, each) for language, names in also_called.items() for each in names)
    for language, text in (*name.texts.items(), *more):
        if words := form(text):
            yield Spelling(name, language, words, "".join(words))


@lru_cache(maxsize=2)
def of_vocabularies(version: str) -> tuple[Spelling, ...]:
    groups = [Name("who", code, OWN["sex_age", code]) for code in GROUPS]
    found = [each for name in groups for each in spelled(name)]
    for parameter in CODED:
        known: dict[str, Name] = {}
        for each in concepts(version).get(SCHEMES[parameter], ()):
            known[each.code] = Name(parameter, each.code, each.heading, known.get(each.parent))
            found += spelled(known[each.code], written(each))
    return tuple(found)


def written(concept: Concept) -> Mapping[str, Sequence[str]]:
    """Return what it is called beside its heading."""
    return {
        language: (text, *concept.also_called.get(language, ())) for language, text in concept.label.items()
    }


def areas(now: Source) -> list[Name]:
    """Return the countries and areas that incidents lie in, each code once."""
    held = values(now, "areas")
    rows = Area.objects.filter(Q(level=0) | ~Q(pcode="")).order_by("level", "disputed")
    found: dict[str, Name] = {}
    for level, country, pcode, names in rows.values_list("level", "country", "pcode", "names"):
        code, within = (pcode, found.get(country)) if level else (country, None)
        found.setdefault(code, Name("area", code, names, within))
    return [name for code, name in found.items() if code in held]


def actors(now: Source) -> list[Name]:
    """Return the parties that most incidents name."""
    codes = most(values(now, "actors"), MOST_ACTORS)
    return [Name("actor", code, texts) for code, texts in actor_names_at(now, codes).items()]
