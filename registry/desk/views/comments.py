# SPDX-License-Identifier: Apache-2.0
"""Comments: written, answered, closed with words. A page of their own only where something was wrong."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.casework.models import Record
from registry.desk.forms.work import CommentForm
from registry.desk.people import person, seen
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput
from registry.review.comment import close_comment, thread_of, write_comment
from registry.review.models import Comment
from registry.ui.errors import status_of

BACK = {"record": "desk:record", "review": "desk:review"}


@require_POST
def write(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a comment or an answer, and come back to the page it was written on."""
    record, form = seen(request, reference), CommentForm(typed(request.POST))
    if not form.is_valid():
        return again(request, record, form, status=422)
    said = form.cleaned_data
    try:
        comment = write_comment(
            record,
            by=person(request),
            text=said["text"],
            anchor=said["anchor"],
            answers=thread(record, said["answers"]),
            mentions=said["mentions"],
        )
    except InvalidInput as refusal:
        form.add_error("text", plainly(refusal))
        return again(request, record, form, status=status_of(refusal))
    messages.success(request, _("Your comment stands."))
    return back(request, record, comment.answers or comment)


@require_POST
def close(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """Close a thread with words on what came of it."""
    record = seen(request, reference)
    found = thread(record, key)
    if found is None:
        raise Http404
    try:
        words = request.POST.get(f"closing-{key}", request.POST.get("words", ""))
        close_comment(found, by=person(request), words=words)
    except InvalidInput as refusal:
        context = {"record": record, "thread": found, "refused": plainly(refusal)}
        return render(request, "desk/work/close.html", context, status=status_of(refusal))
    messages.success(request, _("The comment is closed."))
    return back(request, record, found)


def typed(sent: QueryDict) -> QueryDict:
    """Return the fields of the comment. The page of a review has a field of its own name for each answer."""
    answer = f"answer-{sent.get('answers', '')}"
    if answer not in sent:
        return sent
    fields = sent.copy()
    fields.setlist("text", sent.getlist(answer))
    fields.setlist("mentions", [])
    return fields


def thread(record: Record, key: UUID | None) -> Comment | None:
    """Return the thread of this record. Raises: Http404 where it has none of this key."""
    if key is None:
        return None
    found = thread_of(record, key)
    if found is None:
        raise Http404
    return found


def back(request: HttpRequest, record: Record, comment: Comment) -> HttpResponse:
    page = BACK.get(request.POST.get("back", ""), BACK["record"])
    return redirect(f"{reverse(page, args=[record.reference])}#thread-{comment.pk}")


def again(request: HttpRequest, record: Record, form: CommentForm, *, status: int) -> HttpResponse:
    return render(request, "desk/work/comment.html", {"record": record, "form": form}, status=status)
