# SPDX-License-Identifier: Apache-2.0
"""What is typed about people: invitations, roles, one's own password and profile."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from registry.accounts.forms import password_input
from registry.accounts.models import Team, User
from registry.accounts.roles import ROLE_NAMES
from registry.desk.forms.fields import Form, line
from registry.desk.forms.teams import TeamField


class RolesForm(Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=list(ROLE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Permissions add up. What each role may do stands on the page of roles."),
    )


class InvitationForm(RolesForm):
    field_order = ("name", "username", "email", "roles", "team")
    name = line(_("Name shown to colleagues"), max_length=120, required=True)
    username = line(
        _("User name"),
        max_length=60,
        required=True,
        help_text=_("To sign in with. It cannot be changed later."),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    team = TeamField(
        label=_("Team"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("none yet"),
        help_text=_("Its records are seen from the first sign-in on. More teams: on the page of the person."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        open_ones = Team.objects.filter(closed_at=None).select_related("organisation")
        self.fields["team"].queryset = open_ones.order_by("name")  # type: ignore[attr-defined]


class ProfileForm(Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("For digests. Mails never hold what a record says."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class PasswordForm(Form):
    """A new password, typed twice."""

    new_password = forms.CharField(
        label=_("New password"), strip=False, widget=password_input("new-password")
    )
    again = forms.CharField(label=_("The same again"), strip=False, widget=password_input("new-password"))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)
        self.fields["new_password"].help_text = " ".join(password_validators_help_texts())

    def clean_new_password(self) -> str:
        typed = str(self.cleaned_data["new_password"])
        validate_password(typed, self.user)
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if (
            "new_password" in cleaned
            and cleaned.get("again", cleaned["new_password"]) != cleaned["new_password"]
        ):
            self.add_error("again", _("The two are not the same."))
        return cleaned
