# SPDX-License-Identifier: Apache-2.0
"""The rows of the page, by the name they have in what is sent."""

from typing import Any

from django import forms

from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.fields import Form
from registry.desk.forms.places import LocationForm
from registry.desk.forms.things import AttributionForm, ObjectForm, WeaponForm

OUTER: dict[str, type[Form]] = {
    "locations": LocationForm,
    "claims": ClaimForm,
    "weapons": WeaponForm,
    "objects": ObjectForm,
    "attributions": AttributionForm,
}
SETS: dict[str, Any] = {
    name: forms.formset_factory(form, extra=0, max_num=100, absolute_max=100) for name, form in OUTER.items()
}
