# SPDX-License-Identifier: Apache-2.0
"""Report an error or ask for removal: the one form of the public site. It reads no table, and nothing of it is kept open."""

import json
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.domain.errors import BodyTooLarge, NotFound, TooManyRequests
from registry.domain.filters import read
from registry.domain.filters.kept import Parser
from registry.domain.requests import number_of
from registry.domain.words import gettext_noop
from registry.public import form_token
from registry.public.handing_in import hand_in
from registry.public.pages import form_page
from registry.public.private import private
from registry.public.report_form import LookUpForm, ReportForm
from registry.public.views.addressed import refuse_parameters
from registry.public.views.report_state import stands
from registry.ui.canonical import tidied
from registry.ui.limits import take_form, told

LARGEST = 200_000
"""Bytes: all texts at their longest, in the letters that take the most bytes."""
ASKED: dict[str, Parser] = {
    "record": lambda values: {"about": values[0][:60]},
}
"""What the address takes: the record to write about."""
LOOKED_UP = set(LookUpForm.base_fields)
SENT = {"token", *ReportForm.base_fields}
"""What each of the two forms sends. The number goes in the body, for an address stays in histories and logs."""
CONTENT_TYPE = "application/x-www-form-urlencoded"
TOO_LARGE = gettext_noop("More was sent than this form takes.")
NO_SUCH_NUMBER = _("No request has this number. Check it.")
NOT_A_FORM = gettext_noop("This was not sent by the form of this site.")
AGAIN: dict[type[Exception], tuple[int, str | Promise]] = {
    form_token.TooYoung: (
        422,
        _("That was very fast. What you wrote is still here: send it again, please."),
    ),
    form_token.Stale: (
        422,
        _("This form was open for very long. What you wrote is still here: send it again, please."),
    ),
    TooManyRequests: (
        429,
        _("Much was sent from your network. Keep what you wrote and send it in an hour."),
    ),
    DatabaseError: (
        503,
        _("It could not be kept just now. What you wrote is still here: send it again later."),
    ),
}
"""Why a form that is right is not taken, with the status of the answer."""


@form_page
def report(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the form; or seal what was written, hand it in and give its number, once."""
    if not settings.REGISTRY_INBOX_OPEN:
        return private(request, "public/report_closed.html", {})
    if request.method == "POST":
        return taken(request, lang)
    return asked(request, ReportForm(initial=read(tidied(request.GET), ASKED)))


def taken(request: HttpRequest, lang: str) -> HttpResponse:
    """Tell how a request stands, or take a new one. Raises: BodyTooLarge, InvalidFilter, NotFound."""
    refuse_foreign(request)
    return looked_up(request, lang) if set(request.POST) == LOOKED_UP else sent(request, lang)


def looked_up(request: HttpRequest, lang: str) -> HttpResponse:
    """Tell how a request stands; or show the form again with what was typed and why there is no answer."""
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return asked(request, ReportForm(), look_up=form, status=422)
    try:
        return stands(request, lang, form.cleaned_data["number"], in_address=False)
    except NotFound:
        form.add_error("number", str(NO_SUCH_NUMBER))
        return asked(request, ReportForm(), look_up=form, status=404)


def sent(request: HttpRequest, lang: str) -> HttpResponse:
    """Seal what was written, hand it in and give its number."""
    form, token = ReportForm(request.POST), request.POST.get("token", "")
    if not form.is_valid():
        return asked(request, form, token=token, status=422)
    letter = form.letter(lang)
    number = number_of(form_token.random_of(token, json.dumps(letter)))
    try:
        form_token.check(token)
        take_form(request.META)
        hand_in(number, letter)
    except tuple(AGAIN) as fault:
        return again(request, form, token, fault)
    due = datetime.now(UTC).date() + timedelta(days=settings.REGISTRY_REQUEST_DAYS)
    return private(request, "public/report_sent.html", {"number": number, "due": due.isoformat()})


def again(request: HttpRequest, form: ReportForm, token: str, fault: Exception) -> HttpResponse:
    """Show the form with what was typed and why it was not taken. A token that holds no more is given anew."""
    status, words = next(said for kind, said in AGAIN.items() if isinstance(fault, kind))
    form.add_error(None, str(words))
    kept = "" if isinstance(fault, form_token.Stale) else token
    answer = asked(request, form, token=kept, status=status)
    return told(answer, fault) if isinstance(fault, TooManyRequests) else answer


def refuse_foreign(request: HttpRequest) -> None:
    """Refuse what is too long, holds files, or comes from a page of somebody else's, before any of it is read.

    And what holds more than a form of ours sends: nothing is ignored.
    Raises: BodyTooLarge, InvalidFilter, NotFound.
    """
    refuse_parameters(request)
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdigit() or int(size) > LARGEST:
        raise BodyTooLarge(TOO_LARGE)
    elsewhere = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    if request.content_type != CONTENT_TYPE or elsewhere:
        raise NotFound(NOT_A_FORM)
    names = set(request.POST)
    repeated = any(len(values) > 1 for _, values in request.POST.lists())
    if repeated or not (names == LOOKED_UP or names <= SENT):
        raise NotFound(NOT_A_FORM)


def asked(
    request: HttpRequest,
    form: ReportForm,
    *,
    look_up: LookUpForm | None = None,
    token: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show both forms with what was typed. An old token is given again where it still holds."""
    context = {
        "form": form,
        "look_up": look_up or LookUpForm(),
        "token": token or form_token.issue(),
        "days": settings.REGISTRY_REQUEST_DAYS,
        "keep_days": settings.REGISTRY_REQUEST_KEEP_DAYS,
    }
    return private(request, "public/report.html", context, status=status)
