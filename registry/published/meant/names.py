# SPDX-License-Identifier: Apache-2.0
"""What the codes of the filter are called in all languages.

Of areas and parties only those that public incidents name. Kept in memory for as long as a snapshot is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from django.db.models import Q

from registry.published.codes import SCHEMES
from registry.published.facets import GROUPS
from registry.published.invented import COUNTRIES
from registry.published.labels import Concept, concepts, vocabulary_version
from registry.published.meant.index import Index, indexed
from registry.published.meant.name import Name, Spelling, spelled
from registry.published.models import Area
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source
from registry.published.statistics.actors import MOST_ACTORS, actor_names
from registry.published.statistics.names import OWN
from registry.published.values import most, values

CODED = ("weapon", "type", "object", "who")
"""Parameters whose vocabularies hold what people look for by name."""


def index(now: Source) -> Index:
    """Return all names in all their spellings."""
    version = vocabulary_version()
    if isinstance(now, Snapshot):
        return now.kept(("meant", version), partial(gathered, now, version))
    return gathered(now, version)


def gathered(now: Source, version: str) -> Index:
    found = (each for name in (*areas(now), *actors(now)) for each in spelled(name))
    return indexed((*found, *of_vocabularies(version)))


@lru_cache(maxsize=2)
def of_vocabularies(version: str) -> tuple[Spelling, ...]:
    return tuple(of_concepts(concepts(version)))


def of_concepts(known: Mapping[str, Sequence[Concept]]) -> Iterator[Spelling]:
    """Yield the spellings of all terms. `known`: of each scheme its terms, a family before its classes."""
    for code in GROUPS:
        yield from spelled(Name("who", code, OWN["sex_age", code]))
    for parameter in CODED:
        named: dict[str, Name] = {}
        for each in known.get(SCHEMES[parameter], ()):
            named[each.code] = Name(parameter, each.code, each.heading, named.get(each.parent))
            yield from spelled(named[each.code], written(each))


def written(concept: Concept) -> Mapping[str, Sequence[str]]:
    """Return what it is called beside its heading."""
    return {
        language: (text, *concept.also_called.get(language, ())) for language, text in concept.label.items()
    }


def areas(now: Source) -> list[Name]:
    """Return the countries and areas that incidents lie in, each code once."""
    held = values(now, "areas")
    rows = Area.objects.filter(Q(level=0) | ~Q(pcode="")).order_by("level", "disputed")
    found = {code: Name("area", code, texts) for code, texts in COUNTRIES.items()}
    for level, country, pcode, names in rows.values_list("level", "country", "pcode", "names"):
        code, within = (pcode, found.get(country)) if level else (country, None)
        found.setdefault(code, Name("area", code, names, within))
    return [name for code, name in found.items() if code in held]


def actors(now: Source) -> list[Name]:
    """Return the parties that most incidents name."""
    codes = most(values(now, "actors"), MOST_ACTORS)
    return [Name("actor", code, texts) for code, texts in actor_names(now, codes).items()]
