# SPDX-License-Identifier: Apache-2.0
from registry.gazetteer.models.area import AdminArea
from registry.gazetteer.models.load import Load
from registry.gazetteer.models.place import Place, PlaceName

__all__ = ["AdminArea", "Load", "Place", "PlaceName"]
