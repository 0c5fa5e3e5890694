# SPDX-License-Identifier: Apache-2.0
"""Addresses of the desk: signed-in people only, apart from the sign-in page and the health check."""

from django.urls import include, path

from registry.config.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("", include("registry.desk.urls")),
    path("", include("registry.desk.urls_account")),
]
handler404 = "registry.ui.errors.not_found"
handler500 = "registry.ui.errors.server_error"
