# SPDX-License-Identifier: Apache-2.0
"""A further column of the claims matrix, chosen below it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry.desk.forms.fields import Form, concept


class ColumnForm(Form):
    """Sent under names of its own: what is chosen here is no part of a record."""

    column_harm = concept("harm", initial="killed", label=_("Harm"))
    column_status = concept("casualty_status", initial="unknown", label=pgettext_lazy("of people", "Status"))
    column_sex = concept("sex", initial="unknown", label=_("Sex"))
    column_age = concept("age", initial="unknown", label=_("Age"))
    column_role = concept("person_role", blank=_("any role"), label=_("Role"))
    column_unit = concept("count_unit", initial="persons", label=_("Unit, of people who left"))
