# SPDX-License-Identifier: Apache-2.0
"""One person: roles, account, sessions, second factor, links."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from registry.accounts import people
from registry.accounts.models import User
from registry.accounts.proof import stepped_up
from registry.desk import account_history
from registry.desk.forms.people import RolesForm
from registry.desk.forms.teams import JoinForm, OrganisationForm
from registry.desk.mails import hand_over, mail_change
from registry.desk.people import person
from registry.desk.views.people import PEOPLE

STEPS = {
    "close": (people.close_account, _("The account is closed.")),
    "open": (people.open_account, _("The account is open again.")),
    "end-sessions": (people.end_sessions, _("Signed out everywhere.")),
    "reset-second-factor": (people.reset_second_factor, _("The second factor is reset.")),
    "withdraw-link": (people.withdraw_link, _("The link is withdrawn.")),
}

MAILED = frozenset({"reset-second-factor"})


def found(request: HttpRequest, pk: UUID) -> User:
    people.refuse_stranger(person(request))
    return get_object_or_404(PEOPLE.all(), pk=pk)


@require_GET
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one person and what can be done."""
    shown = found(request, pk)
    form = RolesForm(initial={"roles": list(shown.role_grants.values_list("role", flat=True))})
    return person_page(request, shown, form)


def person_page(request: HttpRequest, shown: User, form: RolesForm) -> HttpResponse:
    links = shown.links.filter(used_at=None, withdrawn_at=None).select_related("made_by")
    context = {
        "shown": shown,
        "form": form,
        "own": shown.pk == person(request).pk,
        "link": links.first(),
        "events": account_history.of(shown),
        "memberships": shown.memberships.select_related("team__organisation").order_by("team__name"),
        "join_form": JoinForm(person=shown),
        "organisation_form": OrganisationForm(initial={"organisation": shown.organisation_id}),
    }
    return render(request, "desk/people/person.html", context, status=422 if form.errors else 200)


@stepped_up
@require_POST
def roles(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the person the roles that are ticked, and no others."""
    shown = found(request, pk)
    form = RolesForm(request.POST)
    if not form.is_valid():
        return person_page(request, shown, form)
    if people.change_roles(by=person(request), person=shown, roles=form.cleaned_data["roles"]):
        mail_change(shown)
    messages.success(request, _("The roles are changed, from the person's next request on."))
    return redirect("desk:person", shown.pk)


@stepped_up
@require_POST
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a link with which the person sets a password, and show it this once."""
    shown = found(request, pk)
    return hand_over(request, shown, people.issue_link(by=person(request), person=shown))


@stepped_up
@require_POST
def take(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Take one of the steps that need no more than a press."""
    if step not in STEPS:
        raise Http404
    shown = found(request, pk)
    act, said = STEPS[step]
    act(by=person(request), person=shown)
    if step in MAILED:
        mail_change(shown)
    messages.success(request, said)
    return redirect("desk:person", shown.pk)
