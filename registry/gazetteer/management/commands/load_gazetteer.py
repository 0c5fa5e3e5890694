# SPDX-License-Identifier: Apache-2.0
"""Loads the gazetteers: areas of Natural Earth, places of GeoNames. Runs as the owner of the tables."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DataError, IntegrityError, connection, transaction

from registry.gazetteer import sources
from registry.gazetteer.models import Load

FAULTY_FILE, CANNOT_RUN = 1, 2


class Command(BaseCommand):
    help = (
        "Load areas and places. Does nothing for a source whose data has not changed since the last time. "
        "Exit status: 0 loaded or unchanged, 1 a file breaks a rule and nothing of it was loaded, 2 it could not run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        places = sources.found()["geonames"].CHOICES
        parser.add_argument(
            "--places", choices=places, default=places[0], help="least population of a place, by file"
        )
        parser.add_argument("--again", action="store_true", help="load also what has not changed")
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="print one JSON object and no progress"
        )

    def handle(self, *, places: str, again: bool, as_json: bool, **options: Any) -> None:
        say = (lambda line: None) if as_json else self.stderr.write
        report = {}
        for name, source in sorted(sources.found().items(), reverse=True):
            extract = places if places in source.CHOICES else source.CHOICES[0]
            report[name] = bring_in(source, extract=extract, again=again, say=say)
        if as_json:
            self.stdout.write(json.dumps(report))
            return
        for name, line in report.items():
            state = "loaded" if line["loaded"] else "unchanged"
            rows = ", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in line["rows"].items())
            self.stdout.write(f"{name}: {state}, {rows}, {line['seconds']} s")


def bring_in(source: sources.Gazetteer, *, extract: str, again: bool, say: sources.Say) -> dict[str, Any]:
    """Load one source in one transaction, or say that it stands."""
    began, stamp = time.monotonic(), source.stamp(extract)
    standing = Load.objects.filter(source=source.NAME, stamp=stamp).first()
    if standing and not again:
        return {"loaded": False, "stamp": stamp, "rows": standing.rows, "seconds": 0.0}
    try:
        with transaction.atomic():
            rows = source.load(extract, say)
            Load.objects.update_or_create(source=source.NAME, defaults={"stamp": stamp, "rows": rows})
    except (LookupError, OSError, DataError, IntegrityError) as why:
        told = f"{source.NAME} was not loaded, and nothing of it was changed: {why}"
        status = CANNOT_RUN if isinstance(why, OSError) else FAULTY_FILE
        raise CommandError(told, returncode=status) from why
    analyse()
    return {"loaded": True, "stamp": stamp, "rows": rows, "seconds": round(time.monotonic() - began, 1)}


def analyse() -> None:
    """Let the planner know the new sizes at once; searches are slow until it does."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE gazetteer_adminarea, gazetteer_place, gazetteer_placename")
