# SPDX-License-Identifier: Apache-2.0
"""A Django that answers every address with two bytes: what the server and the framework cost by themselves."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"ok", content_type="text/plain")


urlpatterns = [path("", empty)]
settings.configure(SECRET_KEY="only-for-the-benchmark", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"])
application = get_wsgi_application()
