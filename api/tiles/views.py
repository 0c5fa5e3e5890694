# SPDX-License-Identifier: Apache-2.0
"""The tiles, and the TileJSON that tells map programs of them. Both take the one filter."""

import re
from typing import ClassVar

from django.http import HttpResponse
from rest_framework.request import Request

from api.tiles.described import described
from api.views import JSON, PublicView, plain, representation
from registry.domain.errors import NotFound
from registry.published.codes import check_codes
from registry.published.envelope import as_bytes
from registry.published.filters import SELECTING
from registry.published.state import state
from registry.published.tiles.grid import LARGEST_ZOOM, Tile
from registry.published.tiles.making import made
from registry.ui.allowances import TILE, TILE_ANEW
from registry.ui.answers import Basis, answer
from registry.ui.limits import taken

WHOLE = re.compile(r"0|[1-9][0-9]{0,4}", re.ASCII)
MVT = "application/vnd.mapbox-vector-tile"


class IncidentTiles(PublicView):
    """TileJSON 3.0 of the tiles under this filter."""

    parameters: ClassVar[list[str]] = list(SELECTING)

    def get(self, request: Request) -> HttpResponse:
        wanted = self.filter_of(request)
        representation(request, "", ("json",))
        now = state()
        basis = Basis(("tilejson", now.version, now.published_at, wanted), now.published_at, JSON)
        return answer(
            plain(request),
            basis,
            lambda: as_bytes(described(wanted, now.version)),
            check=lambda: check_codes(wanted),
        )


class IncidentTile(PublicView):
    """One Mapbox Vector Tile; without any bytes where nothing is."""

    cost: ClassVar[int] = TILE
    parameters: ClassVar[list[str]] = list(SELECTING)

    def get(self, request: Request, z: str, x: str, y: str) -> HttpResponse:
        wanted, tile, now = self.filter_of(request), tile_of(z, x, y), state()
        parts = ("tile", now.version, now.published_at, tile, wanted)
        basis = Basis(parts, now.published_at, MVT, kept=True, version=now.version)

        def make() -> bytes:
            taken(plain(request).META, TILE_ANEW)
            return made(now, tile, wanted.conditions())

        return answer(plain(request), basis, make, check=lambda: check_codes(wanted))


def tile_of(*numbers: str) -> Tile:
    """Return the tile. Raises: NotFound where there is none of these numbers."""
    if all(map(WHOLE.fullmatch, numbers)):
        z, x, y = map(int, numbers)
        if z <= LARGEST_ZOOM and max(x, y) < 2**z:
            return Tile(z, x, y)
    raise NotFound("There is nothing at this address.")
