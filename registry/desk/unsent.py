# SPDX-License-Identifier: Apache-2.0
"""What a reviewer typed of a decision is kept when another button of the same page is pressed, without any script.

All that can be typed on the page of a review stands in one form; each button says where the form goes.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict

from registry.accounts.models import User
from registry.casework.actions.unsaved import keep_review, review_of
from registry.casework.models import Record, Revision
from registry.desk.keeping import as_kept, as_sent
from registry.desk.people import person
from registry.domain.checklist import ITEMS

BOUND = "content_sha256"
"""The field that the page of a review alone sends: what was typed is about the document of this hash."""
BESIDE = ("review", "comment", "close_comment", "assign", "unassign", "claim", "release", "step")
BUTTONS = frozenset({"answers", "take", "end", "back"})
CODES = frozenset(item.code for item in ITEMS)
COMMENTS = ("text", "answer-", "closing-", "reason_")


class KeptDecision:
    """Keeps it before the view, so that it stands also where the view refuses; what was taken is let go of after."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code == 302 and match and beside(request) and match.url_name != "review":
            keep(request, match.kwargs, but=taken(match.url_name or "", match.kwargs, request.POST))
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Iterable[Any], kwargs: dict[str, Any]
    ) -> None:
        if beside(request):
            keep(request, kwargs)


def beside(request: HttpRequest) -> bool:
    """Whether the page of a review sent this."""
    match = request.resolver_match
    known = match is not None and match.url_name in BESIDE and request.user.is_authenticated
    return request.method == "POST" and known and BOUND in request.POST


def keep(request: HttpRequest, where: dict[str, Any], *, but: frozenset[str] = frozenset()) -> None:
    by = person(request)
    record = Record.objects.visible_to(by).filter(reference=where.get("reference", "")).first()
    if record is None or "review.decide" not in by.granted:
        return
    typed = {name: texts for name, texts in as_kept(request.POST).items() if name not in but | BUTTONS}
    keep_review(by=by, revision=record.revision, typed=typed)


def taken(page: str, where: dict[str, Any], sent: QueryDict) -> frozenset[str]:
    """Return the fields that the pressed button took."""
    answers = sent.get("answers")
    return {
        "comment": frozenset({f"answer-{answers}"} if answers else {"text", "anchor", "mentions"}),
        "close_comment": frozenset({f"closing-{where.get('key')}"}),
        "assign": frozenset() if sent.get("take") else frozenset({"task", "person", "due"}),
        "step": frozenset({f"reason_{where.get('step')}"}),
    }.get(page, frozenset())


def unsent(by: User, revision: Revision, *, sha256: str) -> QueryDict | None:
    """Return what was typed and not sent, as the page sent it. Ticks are those of the document that was read."""
    kept = review_of(by, revision)
    if kept is None:
        return None
    if kept.get(BOUND) != [sha256]:
        kept = {name: texts for name, texts in kept.items() if name not in CODES}
    return as_sent(kept)


def unwritten(sent: QueryDict) -> bool:
    """Whether a comment, an answer or a reason of another step was typed on the page and not sent."""
    return any(
        name.startswith(COMMENTS) and text.strip() for name, text in sent.items() if isinstance(text, str)
    )


def first(typed: MultiValueDict[str, Any]) -> dict[str, Any]:
    """Return the fields as the first values of the forms beside a decision."""
    return {
        name: typed.getlist(name) if name == "mentions" else typed.get(name)
        for name in ("text", "anchor", "mentions", "task", "person", "due")
        if name in typed
    }
