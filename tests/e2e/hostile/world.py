# SPDX-License-Identifier: Apache-2.0
"""Fills a public database with records whose every text is hostile, as the publisher. Prints codes as JSON.

Each text begins with another vector, for one that is not shown as text could swallow those behind it.
"""

import json
import sys
from hashlib import sha256

import django

django.setup()

from registry.domain.text import hides  # noqa: E402
from registry.published import write  # noqa: E402
from registry.published.document import Content  # noqa: E402
from registry.publishing.reference import copy_reference_if_new  # noqa: E402
from tests.e2e.hostile.filling import hostile  # noqa: E402
from tests.e2e.hostile.vectors import vectors  # noqa: E402
from tests.factories import content as make  # noqa: E402

EACH = 100
"""Vectors in every free text of a record."""
STEP = 7


def content(chosen: list[str], **changes: object) -> Content:
    asked = 0

    def told(path: str) -> str:
        nonlocal asked
        asked += STEP
        at = asked % len(chosen)
        turned = chosen[at:] + chosen[:at]
        return turned[0] if path.endswith(".label") else "\n".join(turned)

    return hostile(told, **changes)


def carry(
    code: str, kind: str, version: int, chosen: list[str], notice: str, raw: bytes | None = None
) -> None:
    """Correct or withdraw a record, with a notice in such words."""
    told = {"kind": notice, "version": version, "text": {"en": "\n".join(chosen), "ar": chosen[0]}}
    hashed = sha256(raw).hexdigest() if raw else ""
    item = write.Carried(next(make.OUTBOX), "incident", kind, code, version, raw, hashed, told)
    write.carry([item], at=make.AT, naming=make.NAMING)


def main(records: int) -> None:
    copy_reference_if_new()
    shown = [each for each in vectors() if not any(map(hides, each))]
    parts = [shown[at : at + EACH] for at in range(0, len(shown), EACH)][:records]
    codes = [make.publish(content(part)) for part in parts]
    for code, part in zip(codes, parts, strict=True):
        carry(code, "corrected", 2, part, "correction", content(part[::-1]).canonical())
    gone = make.publish(content(parts[0]))
    carry(gone, "withdrawn", 1, parts[0], "withdrawal_error")
    report = make.publish(content(parts[0], kind="aggregate_report"))
    print(json.dumps({"incidents": codes, "gone": gone, "report": report}))  # noqa: T201  this is its answer


if __name__ == "__main__":
    main(int(sys.argv[1]))
