# SPDX-License-Identifier: Apache-2.0
"""Addresses of the public site."""

from django.urls import URLPattern

app_name = "public"
urlpatterns: list[URLPattern] = []
