# SPDX-License-Identifier: Apache-2.0
"""Every address and what is told of it. A new route adds its entry to the file of its area."""

from api.openapi.operation import Operation
from api.openapi.paths import figures, following, index, records, reference

TAGS = index.TAGS | records.TAGS | following.TAGS | figures.TAGS | reference.TAGS
OPERATIONS: dict[str, Operation] = {
    **index.OPERATIONS,
    **records.OPERATIONS,
    **following.OPERATIONS,
    **figures.OPERATIONS,
    **reference.OPERATIONS,
}
