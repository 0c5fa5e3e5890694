# SPDX-License-Identifier: Apache-2.0
"""What a person was told: a list, newest first, and how often they want to hear of it by e-mail."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from registry.desk.forms.work import DigestForm
from registry.desk.history import decision_words
from registry.desk.people import person
from registry.review.digest import choose, chosen
from registry.review.lookup import decisions
from registry.review.models import Notification
from registry.review.notify import mark_read, mine

PAGE = 50


@require_GET
def told(request: HttpRequest) -> HttpResponse:
    choice = chosen(person(request))
    return shown(request, DigestForm(initial={"every": choice.every, "address": choice.address}))


def shown(request: HttpRequest, form: DigestForm, *, status: int = 200) -> HttpResponse:
    user = person(request)
    rows = mine(user).select_related("record", "made_by", "account", "person")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "told": what_was_decided(page.object_list),
        "form": form,
        "here": "messages",
    }
    return render(request, "desk/work/messages.html", context, status=status)


def what_was_decided(told: Iterable[Notification]) -> dict[UUID, str]:
    """Return in words what was decided, by the key of the message. One query; none where nothing was."""
    decided = (each for each in told if each.kind == Notification.Kind.DECIDED)
    about = {each.about: each.pk for each in decided if each.about}
    return {about[each.pk]: decision_words(each) for each in decisions(about)}


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Note one message as read, or all of them."""
    key = request.POST.get("message", "")
    try:
        keys = [UUID(key)] if key else None
    except ValueError:
        keys = []
    mark_read(person(request), keys=keys)
    return redirect("desk:messages")


@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    form = DigestForm(request.POST)
    if not form.is_valid():
        return shown(request, form, status=422)
    choose(person(request), **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("desk:messages")
