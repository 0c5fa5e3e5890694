# SPDX-License-Identifier: Apache-2.0
from django.urls import path, re_path

from api.tiles.views import IncidentTile, IncidentTiles

WHOLE = r"0|[1-9][0-9]{0,4}"
urlpatterns = [
    path("incidents.json", IncidentTiles.as_view(), name="incident-tiles"),
    re_path(
        rf"^incidents/(?P<z>{WHOLE})/(?P<x>{WHOLE})/(?P<y>{WHOLE})\.mvt$",
        IncidentTile.as_view(),
        name="incident-tile",
    ),
]
