# SPDX-License-Identifier: Apache-2.0
"""Fields that the forms of the desk share."""

from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from registry.ui import forms as ui_forms
from registry.vocabularies import read
from registry.vocabularies.fields import choice, offered

Choices = list[tuple[str, Any]]


class Form(ui_forms.Form):
    """A form that can be shown again as typed without being judged: while rows are added and taken away."""

    quiet = False
    unread: ClassVar[dict[str, Any]] = {}
    """What the form says of its parts while it cannot be read as a whole."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if isinstance(field, ConceptField):
                field.keep(str(self.data.get(self.add_prefix(name), "")))

    @property
    def errors(self) -> ErrorDict:
        return ErrorDict() if self.quiet else super().errors

    def first_id(self) -> str:
        """Return the id of the first field that can be seen: where an error of the whole form leads."""
        return next((field.id_for_label for field in self.visible_fields() if field.id_for_label), "")


class PartForm(Form):
    """One row of a part of the record. `id`: the row it was read from; by itself it fills nothing in."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def has_changed(self) -> bool:
        return any(name != "id" for name in self.changed_data)


class ConceptField(forms.ChoiceField):
    """A choice among the codes of a vocabulary. `keep` also offers a code that earlier records still carry."""

    def __init__(self, scheme: str, blank: Any, **options: Any) -> None:
        self.scheme, self.blank = scheme, blank
        super().__init__(choices=self.offer, **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> "ConceptField":
        copied: ConceptField = super().__deepcopy__(memo)
        copied.choices = copied.offer
        return copied

    def offer(self) -> Choices:
        blank: Choices = [] if self.blank is None else [("", self.blank)]
        return [*blank, *offered(self.scheme)]

    def keep(self, code: str) -> None:
        """Offer this code too: shown without it, a page would silently choose another."""
        concept = read.scheme(self.scheme).by_code.get(code)
        if concept and not concept.recordable and not concept.grouping:
            self.choices = [*self.offer(), choice(concept)]


def concept(scheme: str, *, blank: Any = None, **options: Any) -> ConceptField:
    """Return the field. `blank`: the words for choosing none, which is then allowed."""
    if blank is not None:
        options.setdefault("required", False)
    return ConceptField(scheme, blank, **options)


def line(label: Any, *, max_length: int = 200, required: bool = False, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=max_length, required=required, **options)


def number(
    label: Any, *, min_value: int = 0, max_value: int = 2_000_000_000, initial: int | None = None
) -> forms.IntegerField:
    """Return a whole number that may be left out; typed as text so that no wheel or arrow changes it."""
    return forms.IntegerField(
        label=label,
        min_value=min_value,
        max_value=max_value,
        initial=initial,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
        error_messages={"invalid": _("Write a whole number.")},
    )


def day(label: Any, **options: Any) -> forms.DateField:
    """Return a calendar day that may be left out."""
    picker = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=picker, **options)


def row_number(prefix: str | None) -> int:
    """Return the position, from 0, of the row that a form is; 0 outside any rows."""
    position = (prefix or "").rpartition("-")[2]
    return int(position) if position.isascii() and position.isdigit() else 0


def yes(label: Any, **options: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **options)
