# SPDX-License-Identifier: Apache-2.0
"""Addresses of the public interface for programs."""

from django.urls import include, path, re_path

from api.views import nothing_here

app_name = "api"
urlpatterns = [
    path("v1/", include("api.v1.urls")),
    path("", include("api.ogc.urls")),
    path("tiles/", include("api.tiles.urls")),
    re_path("", nothing_here),
]
