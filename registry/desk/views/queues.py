# SPDX-License-Identifier: Apache-2.0
"""The first page: what waits for whom; and each queue by itself."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.casework.actions.unsaved import unsaved_of
from registry.casework.models import Record
from registry.desk.bulk import offered
from registry.desk.keeping import MOST_UNSAVED
from registry.desk.people import person
from registry.desk.queue_rows import WORDS, home, rows
from registry.desk.searches import searches_of
from registry.desk.second_person import asked
from registry.review.queues import QUEUES, oldest_first, queues_of, waiting

PAGE = 50


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show what this person left unsaved, their queues with counts and oldest records, and their searches."""
    user = person(request)
    shown, granted, visible = home(user), user.granted, Record.objects.visible_to(user)
    context = {
        "queues": [queue for queue in shown if queue.count],
        "empty": [queue for queue in shown if not queue.count],
        "asked": asked(user, granted=granted, visible=visible),
        "waiting": unsaved_of(user)[:MOST_UNSAVED],
        "searches": searches_of(user, visible),
        "may_write": "record.write" in granted,
        "here": "home",
    }
    return render(request, "desk/work/home.html", context)


@require_GET
def queue(request: HttpRequest, name: str) -> HttpResponse:
    """Show one queue whole, oldest first, with what can be done with many records at once."""
    user = person(request)
    granted = user.granted
    if name not in QUEUES or QUEUES[name] not in queues_of(granted):
        raise Http404
    page = Paginator(oldest_first(waiting(QUEUES[name], user)), PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    told = rows(found, user)
    context = {
        "name": name,
        "words": WORDS[name],
        "page": page,
        "rows": [told[revision.pk] for revision in found],
        "offered": offered(granted),
    }
    return render(request, "desk/work/queue.html", context)
