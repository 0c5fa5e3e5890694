# SPDX-License-Identifier: Apache-2.0
"""Who is asking, and the record they may see."""

from typing import cast

from django.contrib.auth.middleware import get_user
from django.http import Http404, HttpRequest

from registry.accounts.models import User
from registry.casework.actions.viewing import note_view
from registry.casework.models import Record
from registry.review.alarm import tell_administrators
from registry.review.models import Notification


def person(request: HttpRequest) -> User:
    """Return the signed-in person itself, not the lazy stand-in that a relation cannot take."""
    return cast(User, get_user(request))


def as_issued(reference: str) -> str:
    """Return a working reference as the registry writes it, whatever case and spaces were typed."""
    return "".join(reference.split()).upper()


def seen(request: HttpRequest, reference: str) -> Record:
    """Return the record of this working reference. Raises: Http404, also when it may not be seen."""
    reference = as_issued(reference)
    if not reference.isalnum():
        raise Http404
    by = person(request)
    visible = Record.objects.visible_to(by)
    found = visible.filter(reference=reference).select_related("public_state", "created_by", "team").first()
    if found is None:
        raise Http404
    if note_view(found, by=by):
        tell_administrators(Notification.Kind.MANY_VIEWED, account=by)
    return cast(Record, found)
