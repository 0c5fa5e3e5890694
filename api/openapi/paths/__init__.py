# SPDX-License-Identifier: Apache-2.0
"""Every address and what is told of it. A new route adds its entry to the file of its area."""

from api.openapi.operation import Operation
from api.openapi.paths import following, index, records, reference

TAGS = index.TAGS | records.TAGS | following.TAGS | reference.TAGS
OPERATIONS: dict[str, Operation] = {
    **index.OPERATIONS,
    **records.OPERATIONS,
    **following.OPERATIONS,
    **reference.OPERATIONS,
}
