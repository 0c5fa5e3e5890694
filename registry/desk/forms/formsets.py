# SPDX-License-Identifier: Apache-2.0
"""The rows of the page, by the name they have in what is sent. A form is made when a row is asked for, and not before."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import cached_property

from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.fields import Form
from registry.desk.forms.places import LocationForm
from registry.desk.forms.things import AttributionForm, ObjectForm, WeaponForm

if TYPE_CHECKING:
    BaseRows = forms.BaseFormSet[Form]
else:
    BaseRows = forms.BaseFormSet  # Django's formsets take type arguments in their stubs alone

OUTER: dict[str, type[Form]] = {
    "locations": LocationForm,
    "claims": ClaimForm,
    "weapons": WeaponForm,
    "objects": ObjectForm,
    "attributions": AttributionForm,
}


class Rows(BaseRows):
    """`quiet`: its forms are shown again without being judged."""

    quiet = False

    @cached_property
    def made(self) -> dict[int, Form]:
        return {}

    def one(self, index: int) -> Form:
        """Return the form of one row, the same each time."""
        if index not in self.made:
            form = self._construct_form(index, **self.get_form_kwargs(index))  # type: ignore[attr-defined]
            form.quiet = self.quiet
            self.made[index] = form
        return self.made[index]

    def __getitem__(self, index: Any) -> Any:
        """A template asks for every attribute as an item first: that makes no forms."""
        if not isinstance(index, int | slice):
            raise TypeError(index)
        return self.forms[index]

    @cached_property
    def forms(self) -> list[Form]:
        return [self.one(index) for index in range(self.total_form_count())]


SETS: dict[str, Any] = {
    name: forms.formset_factory(form, Rows, extra=0, max_num=100, absolute_max=100)
    for name, form in OUTER.items()
}
