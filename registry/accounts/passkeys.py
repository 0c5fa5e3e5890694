# SPDX-License-Identifier: Apache-2.0
"""Passkeys as a second factor. What a browser sends as one is taken for hostile until it is parsed whole."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext_lazy as _

from registry.accounts import limits
from registry.accounts.models import User

MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error)
"""What the parsers of the libraries raise for JSON, base64 or CBOR that is not what it should be."""


@contextmanager
def parsed_whole() -> Iterator[None]:
    """Refuse, as a wrong passkey, what the libraries cannot parse."""
    try:
        yield
    except MALFORMED as fault:
        raise forms.ValidationError(_("This is no answer of a passkey of yours.")) from fault


class SecondFactorPasskeyForm(AuthenticateWebAuthnForm):
    """The passkey after the password."""

    def clean_credential(self) -> Authenticator:
        spent = limits.spend(limits.SECOND_FACTOR, str(self.user.pk))
        with parsed_whole():
            used: Authenticator = super().clean_credential()
        limits.refund(spent)
        return used


class AddPasskeyForm(AddWebAuthnForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = forms.CharField(
            label=_("Name of the passkey"),
            required=False,
            max_length=60,
            help_text=_("For you, to know it again."),
        )

    def clean(self) -> dict[str, Any]:
        with parsed_whole():
            return dict(super().clean())


def proves(user: User, credential: Any) -> bool:
    """Whether the answer of a passkey is this person's, to the question that this session asked."""
    try:
        with parsed_whole():
            auth.parse_authentication_response(credential)
            auth.complete_authentication(user, credential).record_usage()
    except forms.ValidationError:
        return False
    return True


def question(user: User) -> dict[str, Any] | None:
    """Return what the browser asks a passkey of this person; None where there is none."""
    own = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    return auth.begin_authentication(user) if own.exists() else None
