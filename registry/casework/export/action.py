# SPDX-License-Identifier: Apache-2.0
"""The export itself: written to a nameless file, noted in the trail with its hash, and only then handed over."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.export.formats import as_csv, as_geojson, as_json_lines
from registry.casework.export.rows import Row, rows
from registry.casework.finding import RecordFilter, matching
from registry.casework.finding.matching import order
from registry.casework.models import Record
from registry.domain.errors import NotPermitted


@dataclass(frozen=True, slots=True)
class Format:
    media_type: str
    lines: Callable[[Iterable[Row]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Exported:
    """`file`: open at its beginning; it is gone when it is closed."""

    file: IO[bytes]
    count: int
    sha256: str


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "geojson": Format("application/geo+json", as_geojson),
    "jsonl": Format("application/jsonl", as_json_lines),
}


def export(wanted: RecordFilter, kind: str, *, by: User) -> Exported:
    """Write the selection among what this person may see, and tell the trail who took what.

    Raises: NotPermitted.
    """
    if "record.export" not in by.granted:
        raise NotPermitted("Exporting working records needs the role reviewer or publisher.")
    with acting_as(by.pk):
        visible = Record.objects.visible_to(by)
        chosen = matching(visible, wanted, by=by).filter(standing__isnull=False).order_by(*order(wanted))
        keys = list(chosen.values_list("pk", flat=True))
        made = written(FORMATS[kind].lines(rows(visible, keys)), len(keys))
        tell(
            "records.exported",
            actor=by.pk,
            subject="records",
            data={"filter": wanted.selection(), "format": kind, "count": made.count, "sha256": made.sha256},
        )
    return made


def written(lines: Iterable[str], count: int) -> Exported:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - handed on open; it is gone when the answer has been sent
    digest = hashlib.sha256()
    for line in lines:
        part = line.encode()
        digest.update(part)
        file.write(part)
    file.seek(0)
    return Exported(file, count, digest.hexdigest())
