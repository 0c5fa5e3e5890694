# SPDX-License-Identifier: Apache-2.0
"""Addresses of the public face: no accounts, no cookies, reading only."""

from django.urls import include, path

from registry.config.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("api/", include("api.urls")),
    path("feeds/", include("api.feeds.urls")),
    path("", include("registry.public.urls")),
]
handler400 = "registry.public.views.errors.bad_request"
handler404 = "registry.public.views.errors.not_found"
handler500 = "registry.public.views.errors.server_error"
