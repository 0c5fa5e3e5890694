# SPDX-License-Identifier: Apache-2.0
"""Links handed over: shown once on the screen, and mailed where a mail server is set and the person has an address.

What else an administrator did with an account is mailed to its person, so that nobody takes it over unnoticed.
"""

import logging
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from registry.accounts.links import DAYS
from registry.accounts.models import User

log = logging.getLogger(__name__)


def hand_over(request: HttpRequest, user: User, token: str) -> HttpResponse:
    """Show the link, and say whether it was mailed too."""
    address = request.build_absolute_uri(reverse("desk:link", args=[token]))
    context = {
        "shown": user,
        "address": address,
        "days": DAYS,
        "mailed": mail_link(user, address),
        "mails": settings.REGISTRY_MAILS,
        "in_team": user.memberships.exists(),
    }
    return render(request, "desk/people/link_made.html", context)


def mail_link(user: User, address: str) -> bool:
    """Mail the link in the person's language and return whether a server took it. It names the registry and no more."""
    with translation.override(user.language):
        body = _(
            "Set your password with this link. It works once, within %(days)s days:\n\n%(address)s\n\n"
            "If you did not expect this, tell the person who runs the registry and do not open it."
        ) % {"days": DAYS, "address": address}
    return mail(user, str(body))


def mail_change(user: User) -> None:
    """Mail that something of the account was changed, once it is and nobody waits for the trail any more."""
    transaction.on_commit(partial(send_change, user))


def send_change(user: User) -> bool:
    """Return whether it left. It is in the person's language; what was changed stands at the desk alone."""
    with translation.override(user.language):
        body = _(
            "An administrator changed how your account is entered or what it may do. What it was stands in your "
            "messages at the desk:\n\n%(address)s\n\n"
            "If you did not expect this, tell the person who runs the registry."
        ) % {"address": settings.REGISTRY_DESK_URL}
    return mail(user, str(body))


def mail(user: User, body: str) -> bool:
    """Return whether a server took it. The subject names the registry and no more."""
    if not (settings.REGISTRY_MAILS and user.email):
        return False
    with translation.override(user.language):
        subject = _("Your account at %(name)s") % {"name": settings.REGISTRY_NAME}
    try:
        return bool(send_mail(str(subject), body, None, [user.email]))
    except (SMTPException, OSError) as failure:
        log.warning("a mail could not be handed in: %s", type(failure).__name__)
        return False
