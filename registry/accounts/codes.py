# SPDX-License-Identifier: Apache-2.0
"""One-time codes: from an app (RFC 6238) or from the sheet of recovery codes. Each is taken once.

A step of an app's clock that was accepted, and every step before it, is never accepted again, however the code is
spelled: RFC 6238, section 5.2. One step of 30 seconds before and after is allowed for clocks that differ.
"""

import hmac
import logging
import time
import unicodedata

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction

from registry.accounts.models import User

STEP = 30
DRIFT = (-1, 0, 1)
TYPES = Authenticator.Type
log = logging.getLogger(__name__)


def normal(code: str) -> str:
    """Return the digits of a code as 0-9, whatever script they are typed in; empty where another sign is among them."""
    signs = [sign for sign in code if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Pd")]
    digits = [unicodedata.digit(sign, None) for sign in signs]
    return "" if None in digits else "".join(map(str, digits))


def step_of(secret: str, code: str) -> int | None:
    """Return the step of the clock that the code belongs to; None where it is none of now."""
    now = int(time.time()) // STEP
    for step in (now + drift for drift in DRIFT):
        if hmac.compare_digest(format_hotp_value(hotp_value(secret, step)), code):
            return step
    return None


@transaction.atomic
def take(user: User, typed: str) -> Authenticator | None:
    """Use the code up and return what it came from; None for a code that is wrong or was used."""
    code = normal(typed)
    if not code:
        return None
    own = Authenticator.objects.select_for_update().filter(user_id=user.pk)
    for held in own.filter(type__in=[TYPES.TOTP, TYPES.RECOVERY_CODES]):
        try:
            found = use_step(held, code) if held.type == TYPES.TOTP else held.wrap().validate_code(code)
        except InvalidToken:
            log.warning("a second factor was sealed with another REGISTRY_SECRET_KEY and cannot be read")
            continue
        if found:
            return held
    return None


def use_step(held: Authenticator, code: str) -> bool:
    step, last = step_of(decrypt(held.data["secret"]), code), int(held.data.get("last_step", 0))
    if step is None or step <= last:
        return False
    held.data["last_step"] = step
    held.save(update_fields=["data"])
    return True


def has_second_factor(user: User) -> bool:
    """Whether the person has an app or a passkey; recovery codes alone are none."""
    own = Authenticator.objects.filter(user_id=user.pk, type__in=[TYPES.TOTP, TYPES.WEBAUTHN])
    return bool(own.exists())
