# SPDX-License-Identifier: Apache-2.0
"""Forms are read as UTF-8 and as nothing else: another charset is refused before anybody reads the body."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

READ_AS = frozenset({"", "utf-8", "utf8"})


class OnlyUtf8:
    """Answers 415 where the Content-Type names another charset; Django would fail in the middle of its own checks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "").strip().strip('"').lower()
        if charset not in READ_AS:
            return HttpResponse("This address reads UTF-8 alone.\n", status=415, content_type="text/plain")
        return self.get_response(request)
