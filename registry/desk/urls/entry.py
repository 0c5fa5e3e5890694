# SPDX-License-Identifier: Apache-2.0
"""Writing a record."""

from django.urls import path

from registry.desk.views import assist, best, entry, kept

urlpatterns = [
    path("new/incident", entry.new, {"kind": "incident"}, name="new_incident"),
    path("new/report", entry.new, {"kind": "aggregate_report"}, name="new_report"),
    path("assist/date", assist.date, name="assist_date"),
    path("assist/places", assist.places, name="assist_places"),
    path("assist/areas", assist.areas, name="assist_areas"),
    path("assist/point", assist.point, name="assist_point"),
    path("assist/here", assist.here, name="assist_here"),
    path("assist/range/<str:kind>", assist.ranges, name="assist_range"),
    path("keep/<str:kind>", kept.keep_typed, name="keep_new"),
    path("keep/<str:kind>/<str:reference>", kept.keep_typed, name="keep"),
    path("records/<str:reference>/best", best.page, name="best"),
    path("throw-away", kept.throw_away, name="throw_away"),
    path("records/<str:reference>/edit", entry.edit, name="edit"),
]
