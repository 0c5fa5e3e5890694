# SPDX-License-Identifier: Apache-2.0
"""Where django-allauth asks this registry: what is said of a wrong password, what a session is told, how secrets lie."""

import base64
from ipaddress import ip_network
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from registry.accounts import proof

PREFIX = {4: 24, 6: 48}


def wrong_password() -> str:
    """Return the one sentence for a wrong password, an unknown name, a closed account."""
    return str(AuthenticationForm.error_messages["invalid_login"]) % {"username": _("user name")}


class Accounts(DefaultAccountAdapter):
    """No messages and no mails of the library's own: pages of the desk say what was done."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": lazy(wrong_password, str)()
    }

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        proof.note(request)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **options: Any) -> HttpResponse:
        """Let the library list the session; of the address only the network is kept."""
        response: HttpResponse = super().post_login(request, user, **options)
        for session in UserSession.objects.filter(session_key=request.session.session_key):
            session.ip = network(session.ip)
            session.save(update_fields=["ip"])
        return response

    def add_message(self, *args: Any, **options: Any) -> None:
        """Say nothing."""

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """Send nothing."""


class SecondFactors(DefaultMFAAdapter):
    """Seals the secrets of apps and recovery codes, so that a copy of the database alone opens no account."""

    def encrypt(self, text: str) -> str:
        return sealing().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return str(settings.REGISTRY_NAME)


def sealing() -> Fernet:
    """Return the lock whose key follows from the secret key of the desk."""
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"registry second factors")
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))


def network(address: str) -> str:
    """Return the first address of the network that the address is in: enough to know one's own place again."""
    version = 6 if ":" in address else 4
    return str(ip_network(f"{address}/{PREFIX[version]}", strict=False).network_address)
