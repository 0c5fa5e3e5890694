# SPDX-License-Identifier: Apache-2.0
"""Publishes one record and tells its code and when it was committed."""

import time
from datetime import UTC, datetime

import django

django.setup()

from registry.published import write
from tests.bench.public.inside.figures import tell
from tests.bench.public.inside.made import items, outbox
from tests.bench.public.rows.written import NAMING

batch = items(1, outbox())
write.carry(batch, at=datetime.now(UTC), naming=NAMING)
tell({"code": batch[0].code, "at": time.time()})
