# SPDX-License-Identifier: Apache-2.0
"""Publications of new records whose content is that of old ones, but for the nonce."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import count

import rfc8785

from registry.domain import reference
from registry.published.models import Change, Version
from registry.published.write import Carried

PREFIX = "BEN"


def outbox() -> Iterator[int]:
    """Yield ids that no publication has yet."""
    newest = Change.objects.order_by("-outbox_id").values_list("outbox_id", flat=True).first() or 0
    return count(newest + 1)


def items(number: int, ids: Iterator[int]) -> list[Carried]:
    contents = [
        json.loads(bytes(row)) for row in Version.objects.values_list("content", flat=True)[:number] if row
    ]
    made = []
    for at in range(number):
        key = next(ids)
        raw = rfc8785.dumps({**contents[at % len(contents)], "nonce": sha256(str(key).encode()).hexdigest()})
        digest = sha256(raw).hexdigest()
        made.append(Carried(key, "incident", "published", reference.mint(PREFIX), 1, raw, digest, None))
    return made
