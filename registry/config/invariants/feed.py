# SPDX-License-Identifier: Apache-2.0
"""The change feed is dense, in the order of the batches, and tells every version once."""

from collections.abc import Iterator

from registry.config.invariants.pairs import rows
from registry.published.models import Change, Dataset

GAP = """
SELECT due FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS due FROM published_change) line
 WHERE seq <> due ORDER BY due LIMIT 1
"""
JUMP = """
SELECT seq FROM (SELECT seq, dataset_version - lag(dataset_version, 1, 0) OVER (ORDER BY seq) AS step,
                        row_number() OVER (ORDER BY seq) AS due FROM published_change) line
 WHERE step NOT IN (0, 1) OR (due = 1 AND step <> 1) ORDER BY seq LIMIT 1
"""
DIFFERENT = """
SELECT coalesce(c.code, v.code), coalesce(c.version, v.number)
  FROM (SELECT outbox_id, code, version, dataset_version, published_at FROM published_change
         WHERE kind IN ('published', 'corrected', 'regraded')) c
  FULL JOIN published_version v ON v.outbox_id = c.outbox_id
 WHERE (c.code, c.version, c.dataset_version, c.published_at)
       IS DISTINCT FROM (v.code, v.number, v.dataset_version, v.published_at)
"""


def breaches() -> Iterator[str]:
    """Yield every gap of the feed and every version that does not stand in it exactly once, and as it is."""
    for (due,) in rows("published", GAP):
        yield f"the numbers of the change feed are not 1, 2, 3 …: {due} is missing"
    for (seq,) in rows("published", JUMP):
        yield f"line {seq} of the change feed does not continue the states of the dataset"
    for code, number in rows("published", DIFFERENT):
        yield f"{code} version {number}: the change feed and the versions do not tell the same publication"
    newest = Change.objects.order_by("-seq").values_list("dataset_version", flat=True).first() or 0
    state = Dataset.objects.values_list("version", flat=True).first() or 0
    if newest != state:
        yield f"the dataset is at {state}, and its change feed ends at {newest}"
