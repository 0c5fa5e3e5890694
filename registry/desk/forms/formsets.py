# SPDX-License-Identifier: Apache-2.0
"""The rows of the page, by the name they have in what is sent."""

from django import forms

from registry.desk.forms.claims import ClaimForm
from registry.desk.forms.places import LocationForm
from registry.desk.forms.things import AttributionForm, ObjectForm, WeaponForm

SETS = {
    name: forms.formset_factory(form, extra=0, max_num=100, absolute_max=100)
    for name, form in {
        "locations": LocationForm,
        "claims": ClaimForm,
        "weapons": WeaponForm,
        "objects": ObjectForm,
        "attributions": AttributionForm,
    }.items()
}
