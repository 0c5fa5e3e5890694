# SPDX-License-Identifier: Apache-2.0
"""What holds for every answer below `/report`: no cache keeps it, and it tells nobody where the reader came from."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from registry.public.pages import frame
from registry.published.sources import State

BELOW = re.compile(rf"/({'|'.join(code for code, _ in settings.LANGUAGES)})/report(/.*)?", re.DOTALL)


class KeptByNobody:
    """Sends `Cache-Control: no-store` with every answer below `/report`, refusals and faults included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if BELOW.fullmatch(request.path):
            response["Cache-Control"], response["Referrer-Policy"] = "no-store", "no-referrer"
        return response


def private(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Answer with a page for readers who may be at risk: it offers a quick way out."""
    shared = {**frame(request, State(0, None)), "here": "report", "at_risk": True}
    answer = render(request, template, shared | context, status=status)
    answer["X-Robots-Tag"] = "noindex" if request.method == "POST" else "nofollow"
    return answer
