# SPDX-License-Identifier: Apache-2.0
from django.urls import path

from api.tiles.views import IncidentTile, IncidentTiles

urlpatterns = [
    path("incidents.json", IncidentTiles.as_view(), name="incident-tiles"),
    path("incidents/<str:z>/<str:x>/<str:y>.mvt", IncidentTile.as_view(), name="incident-tile"),
]
