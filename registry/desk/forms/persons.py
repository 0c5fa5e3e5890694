# SPDX-License-Identifier: Apache-2.0
"""What is written of a person, and why somebody reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Form, day, yes
from registry.persons.actions import LONGEST, Consent
from registry.persons.models import FIELDS, Person

WHY = {
    "review": _("To review the record"),
    "contact": _("To contact the person"),
    "correction": _("To correct what is written"),
    "request": _("The person asked for it"),
}


class PersonForm(Form):
    """Texts are sealed before they reach the database; kind and consent are not."""

    kind = forms.ChoiceField(label=_("Who it is"), choices=Person.Kind.choices)
    name = forms.CharField(label=_("Name"), required=False, max_length=LONGEST["name"])
    contact = forms.CharField(
        label=_("How to reach the person"),
        required=False,
        max_length=LONGEST["contact"],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    details = forms.CharField(
        label=_("Details"),
        required=False,
        max_length=LONGEST["details"],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Age, sex, family, papers: only what is needed."),
    )
    consent = forms.ChoiceField(label=_("Consent"), choices=Person.Consent.choices)
    consent_obtained_at = day(_("Consent obtained on"))
    consent_withdrawn_at = day(_("Consent withdrawn on"))
    public_name_ok = yes(_("The name may be public"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in FIELDS:
            self.fields[name].widget.attrs |= {"autocomplete": "off", "dir": "auto"}

    def written(self) -> dict[str, Any]:
        """Return what the actions take."""
        typed = self.cleaned_data
        consent = Consent(
            scope=typed["consent"],
            obtained_at=typed["consent_obtained_at"],
            withdrawn_at=typed["consent_withdrawn_at"],
            public_name_ok=typed["public_name_ok"],
        )
        return {"kind": typed["kind"], "texts": {name: typed[name] for name in FIELDS}, "consent": consent}


def standing(person: Person, texts: dict[str, str]) -> dict[str, Any]:
    """Return the form's first values for a person who was shown."""
    names = ("kind", "consent", "consent_obtained_at", "consent_withdrawn_at", "public_name_ok")
    return {name: getattr(person, name) for name in names} | texts
