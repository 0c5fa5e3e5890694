# SPDX-License-Identifier: Apache-2.0
"""The people of the desk: a list, invitations, the table of roles."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from registry.accounts.groups import add_member
from registry.accounts.models import Link, User
from registry.accounts.people import invite, refuse_stranger
from registry.accounts.proof import stepped_up
from registry.accounts.roles import PERMISSIONS, ROLE_NAMES, ROLES, SECOND_FACTOR
from registry.audit.trail import acting_as
from registry.desk.forms.people import InvitationForm
from registry.desk.mails import hand_over
from registry.desk.people import person
from registry.domain.errors import InvalidInput
from registry.ui.wording.refusals import sentence

FIELDS = ("name", "username", "email", "roles")
PASSKEY_OR_APP = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
OPEN_LINK = Link.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=Now())
PEOPLE = User.objects.annotate(
    second_factor=Exists(PASSKEY_OR_APP.filter(user_id=OuterRef("pk"))),
    open_link=Exists(OPEN_LINK.filter(user_id=OuterRef("pk"))),
)


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show everybody, closed accounts last."""
    refuse_stranger(person(request))
    people = PEOPLE.all().select_related("organisation").prefetch_related("role_grants")
    return render(request, "desk/people/list.html", {"people": people.order_by("-is_active", "display_name")})


@stepped_up
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Invite somebody and show the link, this once."""
    refuse_stranger(person(request))
    form = InvitationForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "desk/people/invite.html", {"form": form}, status=422 if form.errors else 200)
    try:
        user, token = invited(person(request), form.cleaned_data)
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in FIELDS else None, sentence(refusal))
        return render(request, "desk/people/invite.html", {"form": form}, status=422)
    return hand_over(request, user, token)


def invited(by: User, typed: dict[str, Any]) -> tuple[User, str]:
    """Make the account and put it into the team that was chosen: both or neither."""
    team = typed.pop("team")
    with acting_as(by.pk):
        user, token = invite(by=by, **typed)
        if team:
            add_member(by=by, team=team, person=user)
    return user, token


@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """Show which role may do what."""
    rows = [
        (code, meaning, [(ROLE_NAMES[role], code in granted) for role, granted in ROLES.items()])
        for code, meaning in PERMISSIONS.items()
    ]
    context = {"rows": rows, "heads": list(ROLE_NAMES.values()), "second_factor": SECOND_FACTOR}
    return render(request, "desk/people/roles.html", context)
