# SPDX-License-Identifier: Apache-2.0
"""What the page offers to choose from, read once for all its rows."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.casework.models import Actor, EventGroup
from registry.desk.forms.areas import countries
from registry.desk.forms.fields import Choices
from registry.evidence.models import Source
from registry.vocabularies import read


@dataclass(frozen=True, slots=True)
class Offers:
    sources: Choices
    actors: Choices
    groups: Choices
    countries: list[tuple[str, str]]

    @classmethod
    def read(cls) -> Self:
        """Return sources, parties and groups under their names. Four queries."""
        language = get_language() or "en"
        return cls(
            sources=[(str(row.pk), source_words(row, language)) for row in Source.objects.order_by("name")],
            actors=sorted(
                ((str(row.pk), words(row.names, language)) for row in Actor.objects.all()), key=by_name
            ),
            groups=sorted(
                ((str(row.pk), words(row.title, language)) for row in EventGroup.objects.all()), key=by_name
            ),
            countries=countries(),
        )


def source_words(source: Source, language: str) -> str:
    kind = read.label("source_kind", source.kind, language)
    told = f"{source.name} ({kind})"
    return told if source.has_public_name else _("%(name)s, name never public") % {"name": told}


def words(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en", "")


def by_name(choice: tuple[str, str]) -> str:
    return choice[1].casefold()
