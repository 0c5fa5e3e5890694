# SPDX-License-Identifier: Apache-2.0
"""Somebody at the door of the desk: signs in over the pages, with an app for codes, on a clock that can be moved."""

import time
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from tests.fixtures.cast import PASSWORD
from tests.flows.pages import form_with

STEP = 30


@dataclass(frozen=True)
class App:
    """An app on somebody's phone."""

    secret: str

    @classmethod
    def of(cls, user) -> "App":
        """Set up an app for this person, as if over the pages."""
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        return cls(secret)

    def code(self, *, steps: int = 0) -> str:
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // STEP + steps))


def recovery_codes(user) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def kinds(user) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str):
    """Send the page where one signs in."""
    fields = form_with(client.get("/sign-in").text, "username")[1]
    return client.post("/sign-in", fields | {"username": username, "password": password, **more})


def second_step(client: Client, code: str):
    return client.post("/sign-in/second", {"code": code})


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200
