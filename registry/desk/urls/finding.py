# SPDX-License-Identifier: Apache-2.0
"""Finding records."""

from django.urls import path

from registry.desk.views import duplicates, export, listing, records_map, searches

urlpatterns = [
    path("records", listing.incidents, name="incidents"),
    path("assist/duplicates", duplicates.while_typing, name="assist_duplicates"),
    path("records/map", records_map.page, name="records_map"),
    path("records/points", records_map.points, name="records_points"),
    path("records/searches", searches.listed, name="searches"),
    path("records/searches/<uuid:key>", searches.opened, name="search"),
    path("records/searches/<uuid:key>/change", searches.changed, name="search_change"),
    path("records/export/<str:kind>", export.take, name="export"),
    path("records/<str:reference>/card", records_map.card, name="card"),
]
