# SPDX-License-Identifier: Apache-2.0
"""Requests of readers."""

from django.urls import path

from registry.desk.views import requests

urlpatterns = [
    path("requests", requests.listing, name="requests"),
    path("requests/closed", requests.listing, {"which": "closed"}, name="requests_closed"),
    path("requests/<uuid:pk>", requests.page, name="request"),
    path("requests/<uuid:pk>/<str:step>", requests.take, name="request_step"),
]
