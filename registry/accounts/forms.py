# SPDX-License-Identifier: Apache-2.0
"""What a person proves with: name and password, a code; any proof at all. Every try is counted first."""

from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from registry.accounts import codes, limits, passkeys
from registry.accounts.models import User

CODE = forms.TextInput(
    attrs={"autocomplete": "one-time-code", "inputmode": "text", "class": "short", "dir": "ltr"}
)


def password_input(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"})


class SignInForm(LoginForm):
    """Name and password. Counted by name and by address, known or not, before anything is looked up."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name = forms.CharField(
            label=_("User name"), widget=forms.TextInput(attrs={"autocomplete": "username"})
        )
        password = forms.CharField(
            label=_("Password"), strip=False, widget=password_input("current-password")
        )
        self.fields = {"username": name, "password": password}

    def clean(self) -> Any:
        if self.errors:
            return self.cleaned_data
        name = User.normalize_username(self.cleaned_data["username"].strip())
        self.cleaned_data["login"] = name
        address = get_adapter().get_client_ip(self.request)
        spent = limits.spend(limits.SIGN_IN_ADDRESS, address), limits.spend(limits.SIGN_IN_NAME, name)
        cleaned = super().clean()
        limits.refund(*spent)
        return cleaned


class CodeField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(label=options.pop("label", _("Code")), max_length=60, widget=CODE, **options)


class SecondFactorForm(forms.Form):
    """The code after the password."""

    use_required_attribute = False
    code = CodeField(help_text=_("Six digits from your app, or one of your recovery codes."))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)

    def clean_code(self) -> str:
        spent = limits.spend(limits.SECOND_FACTOR, str(self.user.pk))
        self.used = codes.take(self.user, self.cleaned_data["code"])
        if self.used is None:
            raise forms.ValidationError(_("This code is wrong or was used already."))
        limits.refund(spent)
        return str(self.cleaned_data["code"])

    def save(self) -> None:
        post_authentication(context.request, self.used)


class ActivateCodesForm(ActivateTOTPForm):
    """The first code of an app. It is used up by this, as any other."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = CodeField(label=_("The code that the app shows now"))

    def clean_code(self) -> str:
        spent = limits.spend(limits.SECOND_FACTOR, str(self.user.pk))
        self.step = codes.step_of(self.secret, codes.normal(self.cleaned_data["code"]))
        if self.step is None:
            raise forms.ValidationError(_("This is not the code of now. Check the clock of your device."))
        limits.refund(spent)
        return str(self.cleaned_data["code"])


class ProofForm(forms.Form):
    """Password, code or passkey: any one of them proves."""

    NAMES: ClassVar = ("proof_password", "proof_code", "proof_credential")
    use_required_attribute = False
    proof_password = forms.CharField(
        label=_("Your password"), required=False, strip=False, widget=password_input("current-password")
    )
    proof_code = CodeField(label=_("or a code of your app"), required=False)
    proof_credential = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)
        if not codes.has_second_factor(user):
            del self.fields["proof_code"], self.fields["proof_credential"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        spent = limits.spend(limits.PROOF, str(self.user.pk))
        if not self.proved(cleaned):
            raise forms.ValidationError(_("That did not prove it. Nothing was changed; try again."))
        limits.refund(spent)
        return cleaned

    def proved(self, sent: dict[str, Any]) -> bool:
        if credential := sent.get("proof_credential"):
            return passkeys.proves(self.user, credential)
        if code := sent.get("proof_code"):
            return codes.take(self.user, code) is not None
        return bool(sent.get("proof_password")) and self.user.check_password(sent["proof_password"])
