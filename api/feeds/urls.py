# SPDX-License-Identifier: Apache-2.0
"""Addresses for readers of feeds."""

from django.urls import path, re_path

from api.feeds.corrections import CorrectionFeed
from api.feeds.incidents import IncidentFeed
from api.views import nothing_here

app_name = "feeds"
urlpatterns = [
    path("incidents.atom", IncidentFeed.as_view(), name="incidents"),
    path("corrections.atom", CorrectionFeed.as_view(), name="corrections"),
    re_path("", nothing_here),
]
