# SPDX-License-Identifier: Apache-2.0
"""The model field that holds one code of a vocabulary."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core import checks
from django.db import models
from django.utils.choices import BlankChoiceIterator, CallableChoiceIterator
from django.utils.translation import get_language

from registry.vocabularies import read
from registry.vocabularies.shape import ConceptData, Labels

Choice = tuple[str, Any]
LONGEST = 40  # characters; rules.CODE
if TYPE_CHECKING:
    CodeColumn = models.CharField[str, str]
else:
    CodeColumn = models.CharField  # Django's fields take type arguments in their stubs alone


class ConceptField(CodeColumn):
    """A code of one vocabulary, offered in forms under its label in the reader's language.

    A deprecated code stays valid, for earlier records carry it; forms no longer offer it.
    The column is guarded by `triggers.concept_trigger_sql` in a migration of the room that has it.
    """

    def __init__(self, scheme: str, **options: Any) -> None:
        self.scheme = scheme
        options.setdefault("max_length", LONGEST)
        super().__init__(choices=partial(known, scheme), **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave the choices out: a new term is no migration."""
        name, path, args, options = super().deconstruct()
        options.pop("choices", None)
        if options.get("max_length") == LONGEST:
            del options["max_length"]
        return name, path, [self.scheme, *args], options

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        if self.scheme not in read.schemes():
            return [
                checks.Error(f"There is no vocabulary {self.scheme!r}.", obj=self, id="vocabularies.E001")
            ]
        found = super().check(**options)
        default = self.get_default() if self.has_default() else None
        if default not in ("", None) and default not in read.codes(self.scheme):
            message = f"The default {default!r} is not in the vocabulary {self.scheme}."
            found.append(checks.Error(message, obj=self, id="vocabularies.E002"))
        return found

    def get_choices(
        self,
        include_blank: bool = True,
        blank_choice: Any = models.fields.BLANK_CHOICE_DASH,
        limit_choices_to: Any = None,
        ordering: Any = (),
    ) -> Any:
        """Return what a form offers, evaluated for each form, so that it speaks the reader's language."""
        offer = CallableChoiceIterator(partial(offered, self.scheme))
        return BlankChoiceIterator(offer, blank_choice) if include_blank else offer


def known(scheme: str) -> list[Choice]:
    """Return what is valid in a record, deprecated codes of earlier ones too, with the labels to show."""
    return [choice(each) for each in read.scheme(scheme).concepts if not each.grouping]


def offered(scheme: str) -> list[Choice]:
    """Return the codes a new record may carry; below a heading where the scheme has families."""
    return list(headed(scheme))


def headed(scheme: str) -> Iterator[Choice]:
    data = read.scheme(scheme)
    for concept in data.concepts:
        if concept.parent is not None:
            continue
        family = read.descendants(scheme, concept.code)
        members = [choice(each) for each in data.concepts if each.code in family and each.recordable]
        if len(family) > 1 and members:
            yield spoken(concept.heading), members
        else:
            yield from members


def choice(concept: ConceptData) -> Choice:
    return concept.code, spoken(concept.label)


def spoken(labels: Labels) -> str:
    return read.in_language(labels, get_language() or "en")
