# SPDX-License-Identifier: Apache-2.0
from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Lookup

from registry.casework.models.mirror import Mirror
from registry.casework.models.record import Record


class WordsField(SearchVectorField):  # type: ignore[type-arg]
    """Words in the form of `domain.normalise`, with their positions; no dictionary, no language."""


@WordsField.register_lookup
class Holds(Lookup):
    """Whether the words answer a question as `domain.sought` writes it."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        words, values = self.process_lhs(compiler, connection)
        return f"{words} @@ (%s)::tsquery", (*values, self.rhs)


class SearchText(Mirror):
    """The words of a record in every language it has, as they are sought.

    Title, summary, places, documents, sources that are not protected, what claims say; no comments.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="search_text")
    words = WordsField()
    titles = models.TextField(help_text="Titles of all languages, for likeness.")

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="search_words"),
            GinIndex(OpClass(F("titles"), name="gin_trgm_ops"), name="search_titles"),
        ]
