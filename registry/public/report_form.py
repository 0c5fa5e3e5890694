# SPDX-License-Identifier: Apache-2.0
"""The forms of readers: with one they report an error or ask for removal, with the other they look a request up.

Nothing that is written into the first is looked up, so nothing is told by it.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.domain.errors import InvalidInput
from registry.domain.requests import LONGEST
from registry.domain.text import plain_text
from registry.public.codes import code_in
from registry.ui.forms import Form
from registry.ui.wording.refusals import sentence
from registry.ui.wording.requests import CONTACTS, KINDS, RELATIONS

OFF = {"autocomplete": "off"}


class PlainField(forms.CharField):
    """Text without characters that hide or turn others: by the same rule as on the desk."""

    def to_python(self, value: Any) -> str:
        typed: str = super().to_python(value) or ""
        if self.max_length is not None and len(typed) > self.max_length:
            return typed  # refused as too long by what judges it next; to compose it first could take long
        try:
            return plain_text(typed)
        except InvalidInput as refusal:
            raise ValidationError(sentence(refusal)) from None


def several_lines(name: str, rows: int, **options: Any) -> PlainField:
    widget = forms.Textarea(attrs={"rows": rows, **OFF})
    return PlainField(max_length=LONGEST[name], widget=widget, **options)


def one_line(name: str, **options: Any) -> PlainField:
    widget = forms.TextInput(attrs={"dir": "auto", **OFF})
    return PlainField(max_length=LONGEST[name], required=False, widget=widget, **options)


class LookUpForm(Form):
    """The number that somebody was given."""

    asks = True
    number = forms.CharField(
        label=_("Your number"),
        widget=forms.TextInput(attrs={"dir": "ltr", **OFF}),
        error_messages={"required": _("Write the number that you were given.")},
    )


class ReportForm(Form):
    """What is wrong, what would be right, and how to reach who asks, where they want an answer."""

    asks = True
    """Its labels are questions: what is refused says by itself where it belongs."""
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what it is about.")},
    )
    about = one_line(
        "about",
        label=_("Which record or page?"),
        help_text=_(
            "The code from the head of the record, such as CHR-4G7K2M9-T, or the address of the page."
        ),
    )
    wrong = several_lines(
        "wrong",
        6,
        label=_("What is wrong, or what should be removed?"),
        help_text=_(
            "Write only what is needed. Leave out names and places of people who could be put at risk, as far as you can."
        ),
        error_messages={"required": _("Write what is wrong or what should be removed.")},
    )
    right = several_lines("right", 4, label=_("What would be right?"), required=False)
    source = one_line(
        "source", label=_("Where can we check it?"), help_text=_("A link, or the name of a document.")
    )
    relation = forms.ChoiceField(
        label=_("Who are you?"),
        required=False,
        choices=[("", _("I do not want to say")), *RELATIONS.items()],
        help_text=_("You need not give a name."),
    )
    contact = forms.ChoiceField(
        label=_("May we answer you?"),
        choices=list(CONTACTS.items()),
        initial="none",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether and how we may answer you.")},
    )
    address = one_line(
        "address",
        label=_("Where do we reach you?"),
        help_text=_(
            "Others may read your e-mail or see who writes to you. Give an address that only you use, and that does not "
            "hold your name, or none: with the number that you get you can look up how it stands."
        ),
    )

    def clean_about(self) -> str:
        """Keep a code as it was issued, or an address of this site. Whether there is such a record is not looked at."""
        typed = str(self.cleaned_data["about"]).strip()
        if not typed:
            return ""
        for part in (typed, *typed.replace("?", "/").replace("#", "/").split("/")):
            if code := code_in(part):
                return code
        if typed.startswith((settings.REGISTRY_PUBLIC_URL, "/")):
            return typed
        raise ValidationError(
            gettext(
                "This is neither the code of a record nor an address of this site. Copy it from there, or leave it empty "
                "and describe the record below."
            )
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        wanted = cleaned.get("contact")
        if wanted == "none":
            cleaned["address"] = ""
        elif wanted and not cleaned.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write where we reach you, or choose that you want no answer."))
        return cleaned

    def letter(self, language: str) -> dict[str, str]:
        """Return what was written, by field, and the language it was asked in."""
        return {name: str(value) for name, value in self.cleaned_data.items()} | {"language": language}
