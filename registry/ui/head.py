# SPDX-License-Identifier: Apache-2.0
"""HEAD: the headers of GET, its Content-Length among them, and no body. An answer that never has one tells no length."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# RFC 9110, 8.6: of a 304 the length would be that of the answer which it stands for, and nobody has made that.
NEVER_A_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class WithoutBody:
    """Outermost, so that refusals and pages of errors lose their bodies as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code in NEVER_A_BODY:
            response.headers.pop("Content-Length", None)
            return response
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response
