# SPDX-License-Identifier: Apache-2.0
"""The first page: what waits for whom; and each queue by itself."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.desk.bulk import offered
from registry.desk.people import person
from registry.desk.queue_rows import WORDS, home, rows
from registry.review.queues import QUEUES, oldest_first, queues_of, waiting

PAGE = 50


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show this person's queues, each with its count and its oldest records."""
    user = person(request)
    shown = home(user)
    context = {
        "queues": [queue for queue in shown if queue.count],
        "empty": [queue for queue in shown if not queue.count],
        "may_write": "record.write" in user.granted,
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
