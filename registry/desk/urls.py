# SPDX-License-Identifier: Apache-2.0
"""Addresses of the desk."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from registry.desk.views import (
    account,
    assist,
    best,
    decisions,
    entry,
    kept,
    listing,
    publication,
    record,
    steps,
)

app_name = "desk"
urlpatterns = [
    path("", listing.incidents, name="incidents"),
    path("sign-in", account.SignIn.as_view(), name="sign_in"),
    path("sign-out", account.SignOut.as_view(), name="sign_out"),
    path("language", login_not_required(set_language), name="language"),
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
    path("records/<str:reference>", record.page, name="record"),
    path("records/<str:reference>/edit", entry.edit, name="edit"),
    path("records/<str:reference>/steps/<str:step>", steps.take, name="step"),
    path("records/<str:reference>/review", decisions.review, name="review"),
    path("records/<str:reference>/content.json", decisions.content, name="content"),
    path("records/<str:reference>/publish", publication.page, name="publish"),
    path("records/<str:reference>/correct", publication.correct, name="correct"),
    path("records/<str:reference>/withdraw", publication.take_away, name="withdraw"),
]
