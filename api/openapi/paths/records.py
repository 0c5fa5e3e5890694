# SPDX-License-Identifier: Apache-2.0
"""Incidents and aggregate reports: lists, items, versions. Both kinds go the same way."""

from api.openapi import headers
from api.openapi.components import ADDRESS, NAMES, NUMBER, RECORD_CODE, SECONDS, SHA256, STRING
from api.openapi.operation import Link, Operation, PathValue, Schema, closed, listed, or_null, ref
from api.views import CSV, GEOJSON, JSON
from registry.published.envelope import PATHS
from registry.published.records import LARGEST_NUMBER
from registry.published.table import COLUMNS

TAGS = {
    "incidents": "Single events, one record each",
    "aggregate reports": "Figures over areas or periods, in no total of incidents",
}
PLURALS = {"incident": "Incidents", "aggregate_report": "AggregateReports"}
TITLES = {"incident": "incident", "aggregate_report": "aggregate report"}
CODE = PathValue(RECORD_CODE, "Public code of the record.", "CHR-4G7K2M9-T")
WHOLE: Schema = {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}
VERSION = PathValue(WHOLE, "Number of the version, from 1.", 1)
WITHOUT = (
    "How many match all but the box and have no public geometry. Without a box they are among `count`, with one they "
    "are not."
)
AROUND_A_PAGE = {
    "next": or_null(ADDRESS),
    "prev": or_null(ADDRESS),
    "count": {**NUMBER, "description": "How many match, exactly."},
    "without_geometry": {**NUMBER, "description": WITHOUT},
    "dataset_version": NUMBER,
    "licence": STRING,
}
VERSIONS = closed(
    {
        "code": RECORD_CODE,
        "items": listed(
            closed(
                {
                    "version": {"type": "integer", "minimum": 1},
                    "published_at": SECONDS,
                    "dataset_version": NUMBER,
                    "content_sha256": SHA256,
                    "self": ADDRESS,
                }
            )
        ),
        "count": NUMBER,
    }
)
GONE = ("withdrawn", "suspended")


def page(name: str) -> Schema:
    return closed({"items": listed(ref(name)), **AROUND_A_PAGE})


def collection(name: str) -> Schema:
    features = listed(ref(f"{name}Feature"))
    return closed({"type": {"const": "FeatureCollection"}, "features": features, **AROUND_A_PAGE})


def table_text() -> Schema:
    """Return what is told of a table: its columns, each with what it holds."""
    columns = "\n".join(f"- `{name}`: {meaning}" for name, (meaning, _) in COLUMNS.items())
    return {"type": "string", "description": f"One row a record. Columns:\n{columns}"}


def operations(kind: str) -> dict[str, Operation]:
    """Return the four addresses of one kind of record."""
    name, base = NAMES[kind], f"/api/v1/{PATHS[kind]}"
    return {
        base: records(kind, name),
        f"{base}/{{code}}": item(kind, name),
        f"{base}/{{code}}/versions": versions(kind, name),
        f"{base}/{{code}}/versions/{{number}}": version(kind, name),
    }


def tag(kind: str) -> str:
    return f"{TITLES[kind]}s"


def records(kind: str, name: str) -> Operation:
    first = "$response.body#/items/0"
    return Operation(
        id=f"list{PLURALS[kind]}",
        tag=tag(kind),
        summary=f"Published {TITLES[kind]}s, newest first",
        description="By day and then by code. Follow “next” until it is null. Counts are exact.",
        answers={JSON: page(name), GEOJSON: collection(name), CSV: table_text()},
        problems={410: ("cursor_expired",)},
        headers={"Link": headers.LINK, "X-Robots-Tag": headers.ROBOTS},
        links={
            "first": Link(f"get{name}", {"code": f"{first}/code"}),
            "versionsOfFirst": Link(f"list{name}Versions", {"code": f"{first}/code"}),
            "versionOfFirst": Link(
                f"get{name}Version", {"code": f"{first}/code", "number": f"{first}/version"}
            ),
        },
        examples={JSON: f"{kind}-list"},
    )


def item(kind: str, name: str) -> Operation:
    return Operation(
        id=f"get{name}",
        tag=tag(kind),
        summary=f"The newest version of one {TITLES[kind]}",
        description="Byte for byte as it was published. Withdrawn: 410 with a tombstone. Merged: 308.",
        path={"code": CODE},
        answers={JSON: ref(name), GEOJSON: ref(f"{name}Feature")},
        problems={308: ("merged",), 404: ("not_found",), 410: GONE},
        headers={"X-Robots-Tag": headers.ROBOTS},
        links={"versions": Link(f"list{name}Versions", {"code": "$request.path.code"})},
        examples={JSON: f"{kind}-item", GEOJSON: f"{kind}-item-geojson"},
    )


def versions(kind: str, name: str) -> Operation:
    number = "$response.body#/items/0/version"
    return Operation(
        id=f"list{name}Versions",
        tag=tag(kind),
        summary=f"Every published version of one {TITLES[kind]}, newest first",
        path={"code": CODE},
        answers={JSON: VERSIONS},
        problems={308: ("merged",), 404: ("not_found",), 410: GONE},
        headers={"X-Robots-Tag": headers.ROBOTS},
        links={"newest": Link(f"get{name}Version", {"code": "$request.path.code", "number": number})},
        examples={JSON: f"{kind}-versions"},
    )


def version(kind: str, name: str) -> Operation:
    return Operation(
        id=f"get{name}Version",
        tag=tag(kind),
        summary=f"One published version of one {TITLES[kind]}",
        description="Its content never changes. Withdrawn as an error, it says so; for safety, it is gone.",
        path={"code": CODE, "number": VERSION},
        answers={JSON: ref(name), GEOJSON: ref(f"{name}Feature")},
        problems={308: ("merged",), 404: ("not_found",), 410: GONE},
        headers={"X-Robots-Tag": headers.ROBOTS},
        links={"newest": Link(f"get{name}", {"code": "$request.path.code"})},
        examples={JSON: f"{kind}-version"},
    )


OPERATIONS = operations("incident") | operations("aggregate_report")
