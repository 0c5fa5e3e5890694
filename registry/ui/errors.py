# SPDX-License-Identifier: Apache-2.0
"""The one table from refusal to HTTP status, for every face, and the page that shows a refusal."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from registry.domain import errors

STATUS: dict[type[errors.Refusal], int] = {
    errors.InvalidFilter: 400,
    errors.InvalidInput: 422,
    errors.QueryTooLong: 414,
    errors.BodyTooLarge: 413,
    errors.NotPermitted: 403,
    errors.NeedsSecondPerson: 403,
    errors.NotFound: 404,
    errors.NotOffered: 406,
    errors.Withdrawn: 410,
    errors.WrongState: 409,
    errors.ChangedSince: 409,
    errors.NotKept: 503,
    errors.KeyMissing: 503,
    errors.NotInTime: 503,
    errors.DemonstrationRefused: 409,
    errors.TooManyAttempts: 429,
    errors.Refusal: 400,
}


def status_of(refusal: errors.Refusal) -> int:
    """Return the HTTP status of the refusal: that of its nearest class in the table."""
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)


class RefusalMiddleware:
    """Shows a refusal that no view caught as a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, errors.Refusal):
            return None
        return render(request, "ui/refusal.html", {"refusal": error}, status=status_of(error))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not made by this site, or whose session ended."""
    return render(request, "ui/csrf_failure.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/server_error.html", status=500)
