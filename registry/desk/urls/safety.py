# SPDX-License-Identifier: Apache-2.0
"""Holds, embargoes, and records that are one or two."""

from django.urls import path

from registry.desk.views import embargo, holds, merging

urlpatterns = [
    path("records/<str:reference>/merge", merging.merge, name="merge"),
    path("records/<str:reference>/merge/<str:step>", merging.merge_step, name="merge_step"),
    path("records/<str:reference>/split", merging.split, name="split"),
    path("records/<str:reference>/embargo", embargo.page, name="embargo"),
    path("holds", holds.listing, name="holds"),
    path("holds/new", holds.new, name="new_hold"),
    path("holds/<uuid:hold>/<str:step>", holds.step, name="hold_step"),
]
