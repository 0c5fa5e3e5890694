# SPDX-License-Identifier: Apache-2.0
"""One transaction for each request of somebody who is signed in, in which the database shows what that person may see."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from registry.audit.viewing import viewing
from registry.desk.people import person


class SeenByThePerson:
    """Names the person to the database before any view, and until the answer is written.

    Each view is a transaction within (ATOMIC_REQUESTS): what it did before it refused is undone, and the page that
    tells of the refusal is still read as this person. An answer that is streamed is read after the end and sees nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with viewing(person(request).pk):
            return self.get_response(request)
