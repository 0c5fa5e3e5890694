# SPDX-License-Identifier: Apache-2.0
"""What one reader may ask: how long a question may be, and what each answer takes from the units of `ui.limits`.

The faces take them and the guide tells them. `ANEW`: beside the cost while the answer is not kept.
"""

LONGEST_QUERY = 7500
"""Bytes; the whole first line of a request may have 8,190, else the server refuses it (registry/config/web_worker.py)."""
LARGEST_BODY = 1_048_576

RECORD = 1
LIST = 2
HUNDRED = {"json": 1, "geojson": 1, "csv": 2, "html": 8}
"""Units for every hundred records beyond those of a common page of a list."""
TILE, TILE_ANEW = 2, 6
FEED = 4
PICTURE_ANEW = 20
STATISTIC, STATISTIC_ANEW = 4, 16
PAGE, PAGE_ANEW = 2, 20
