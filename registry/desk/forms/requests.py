# SPDX-License-Identifier: Apache-2.0
"""What is typed about a request of a reader: who has it, which record it is about, notes, answers, what came of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import User
from registry.accounts.roles import ROLES
from registry.desk.forms.fields import Form, line, yes
from registry.desk.forms.work import PersonField
from registry.domain.requests import HANDLE, LONGEST_WORDS
from registry.inbox.actions import LONGEST
from registry.ui.wording.requests import OUTCOMES


def text(label: Any, *, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, **{"max_length": LONGEST, **options})


def handlers() -> QuerySet[User]:
    """Return who handles requests, by name."""
    roles = [role for role, granted in ROLES.items() if HANDLE in granted]
    able = User.objects.filter(is_active=True, role_grants__role__in=roles)
    return able.distinct().order_by("display_name", "username")


class AssignForm(Form):
    person = PersonField(label=_("To whom"), empty_label=_("choose somebody"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = handlers()  # type: ignore[attr-defined]


class LinkForm(Form):
    record = line(
        _("Record: its reference or public code"), max_length=40, help_text=_("Empty: it is about no record.")
    )


class NoteForm(Form):
    text = text(_("Note for colleagues"), help_text=_("Sealed like the request, and erased with it."))


class AnswerForm(Form):
    text = text(
        _("What was answered"),
        rows=6,
        help_text=_(
            "Send it in the way the reader chose; the registry sends nothing by itself. Sealed, and erased with the request."
        ),
    )


class ConfirmForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    """What the page showed to whoever confirms it."""


class CloseForm(Form):
    """Outcome and words are for the public; the reason is for colleagues."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        help_text=_("Published with the kind of request and the month."),
        error_messages={"required": _("Say what came of it.")},
    )
    reason = text(
        _("Reason, for colleagues"),
        required=False,
        help_text=_("Needed where nothing is changed. Never public."),
    )
    words_en = text(
        _("Words for the public, in English"),
        rows=3,
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_(
            "Nothing of what the reader wrote, and nobody’s name. A second person confirms it first."
        ),
    )
    words_ar = text(_("Words for the public, in Arabic"), rows=3, required=False, max_length=LONGEST_WORDS)
    names_record = yes(
        _("Say in public which record it was about"),
        help_text=_(
            "Only where that endangers nobody. A second person confirms it first. Records that are held or withdrawn are "
            "never named."
        ),
    )

    def closing(self) -> dict[str, Any]:
        """Return what the action takes."""
        typed = self.cleaned_data
        return {
            **{name: typed[name] for name in ("outcome", "reason", "names_record")},
            "words": {"en": typed["words_en"], "ar": typed["words_ar"]},
        }
