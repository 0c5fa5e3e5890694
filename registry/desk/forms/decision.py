# SPDX-License-Identifier: Apache-2.0
"""What a reviewer decides and what a publisher says."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from registry.desk.doors import DECISIONS
from registry.desk.forms.fields import Form, yes
from registry.desk.words import CHECKS, OUTCOMES, STEPS
from registry.domain.checklist import FOUND_UNANSWERED, Item, When, unticked
from registry.publishing.outbox import CHANGES, WITHDRAWALS
from registry.vocabularies import read

REASON = forms.Textarea(attrs={"rows": 4})


class DecisionForm(Form):
    """`content_sha256`: the hash of the bytes that were shown. One box for each item of the checklist that applies."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=[(step, STEPS[step]) for step in DECISIONS], widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(
        label=_("If you reject it"), required=False, choices=[("", _("choose why")), *OUTCOMES.items()]
    )
    reason = forms.CharField(
        label=_("Reason"), widget=REASON, help_text=_("Colleagues read it. Never public.")
    )
    found_reason = forms.CharField(
        label=_("Why what was found may be public"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Colleagues read it. Never public."),
        error_messages={"required": _(FOUND_UNANSWERED)},
    )
    content_sha256 = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Iterable[Item] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.items = tuple(items)
        for item in self.items:
            self.fields[item.code] = yes(CHECKS[item.code])
        if not any(item.when is When.FOUND for item in self.items):
            del self.fields["found_reason"]
        elif self.data.get("decision", "approve") != "approve":
            self.fields["found_reason"].required = False

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The items of the checklist, in order."""
        return [self[item.code] for item in self.items]

    def ticks(self) -> tuple[str, ...]:
        return tuple(item.code for item in self.items if self.cleaned_data.get(item.code))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("decision") == "reject" and not cleaned.get("outcome"):
            self.add_error("outcome", _("Say why it is rejected."))
        if cleaned.get("decision") == "approve":
            for item in self.items:
                if not cleaned.get(item.code):
                    self.add_error(item.code, gettext(unticked(item)))
        return cleaned


class NoticeForm(Form):
    """The notice that stands with a new version or a withdrawal for ever."""

    KINDS: tuple[str, ...] = CHANGES
    notice_kind = forms.ChoiceField(
        label=_("Kind of notice"), error_messages={"required": _("Choose the kind of notice.")}
    )
    notice_en = forms.CharField(
        label=_("What changed and why, in English"),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en", "dir": "ltr"}),
        error_messages={"required": _("Write what changed and why, in English at least.")},
    )
    notice_ar = forms.CharField(
        label=_("The same in Arabic"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "ar", "dir": "rtl"}),
    )

    def __init__(self, *args: Any, kinds: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        kinds_offered = [
            (code, read.label("notice_type", code, get_language() or "en")) for code in kinds or self.KINDS
        ]
        self.fields["notice_kind"].choices = [("", _("choose a kind")), *kinds_offered]  # type: ignore[attr-defined]

    def text(self) -> dict[str, str]:
        typed = {language: self.cleaned_data[f"notice_{language}"].strip() for language in ("en", "ar")}
        return {language: text for language, text in typed.items() if text}


class VersionForm(NoticeForm):
    """The notice of a new version, and whether what came before it stays readable."""

    without_earlier = forms.BooleanField(
        label=_("Take every earlier version down"),
        required=False,
        help_text=_(
            "Where they tell something that endangers somebody. "
            "Their pages then say that they were withdrawn, and nothing else."
        ),
    )


class WithdrawalForm(NoticeForm):
    """`understood`: a second press on a page that cannot be taken back, without a script.

    For safety no text is needed.
    """

    KINDS = WITHDRAWALS
    understood = forms.BooleanField(
        label=_("I have read what this does"),
        error_messages={"required": _("Tick that you have read what this does.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["notice_en"].required = False
        self.fields["notice_en"].help_text = _("Needed where it was an error. For safety, leave it empty.")
