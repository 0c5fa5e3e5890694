# SPDX-License-Identifier: Apache-2.0
"""The e-mail that says that something waits: a number and an address, never a title, name, place or reference."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.accounts.models import User


def letter(waiting: int, address: str) -> tuple[str, str]:
    """Return subject and body in the language that is active."""
    body = ngettext(
        "You have %(n)s thing waiting at the desk.", "You have %(n)s things waiting at the desk.", waiting
    ) % {"n": waiting}
    return _("Something waits at the desk"), f"{body}\n{address}\n"


def send_letter(user: User, address: str, waiting: int) -> bool:
    """Send it in the person's language and return whether it left. Raises: OSError where no server takes it."""
    with translation.override(user.language):
        subject, body = letter(waiting, settings.REGISTRY_DESK_URL)
    return send_mail(subject, body, None, [address]) == 1
