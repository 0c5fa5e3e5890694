# SPDX-License-Identifier: Apache-2.0
"""What changed: the feed for copies, the feed for readers, and bulk releases."""

from api.feeds.incidents import ATOM
from api.openapi import headers
from api.openapi.components import ADDRESS, NUMBER, RECORD_CODE, SECONDS, SHA256, STRING
from api.openapi.operation import Operation, PathValue, closed, listed, or_null, ref
from api.views import JSON
from registry.published.changes import KINDS, parse_after
from registry.published.envelope import PATHS

TAGS = {"following": "What changed, in order: to keep a copy, or to be told"}
PLACE = {**parse_after.keywords, "description": "A place in the feed. It never expires."}
LINE = closed(
    {
        "cursor": PLACE,
        "kind": {"type": "string", "enum": list(KINDS)},
        "code": RECORD_CODE,
        "record_kind": {"type": "string", "enum": list(PATHS)},
        "version": {"type": "integer", "minimum": 1},
        "published_at": SECONDS,
        "dataset_version": NUMBER,
        "content_sha256": {**SHA256, "description": "Of the content of this version, also when it is gone."},
        "notice": or_null(ref("NoticeShown")),
        "merged_into": or_null({**RECORD_CODE, "description": "Where the record leads now."}),
        "links": closed({"item": ADDRESS, "version": ADDRESS}),
    }
)
CHANGES = closed(
    {
        "items": listed(LINE),
        "next": or_null(ADDRESS),
        "after": {**PLACE, "description": "The place to come back with; also on an empty page."},
        "dataset_version": NUMBER,
        "licence": STRING,
    }
)
NO_RELEASES = closed(
    {
        "items": {"type": "array", "maxItems": 0},
        "count": NUMBER,
        "dataset_version": NUMBER,
        "licence": STRING,
    }
)
RELEASE = PathValue(STRING, "Name of the release.", "2026-01")
FOLLOWED = (
    "In the order in which it happened, complete, each line once. A line says that a record changed: ask for the record "
    "and its versions then. After merged and reinstated, other records that were merged may lead elsewhere."
)
OPERATIONS = {
    "/api/v1/changes": Operation(
        id="listChanges",
        tag="following",
        summary="Everything that ever changed in public",
        description=FOLLOWED,
        answers={JSON: CHANGES},
        headers={"Link": headers.LINK, "X-Robots-Tag": headers.ROBOTS},
        examples={JSON: "changes"},
    ),
    "/api/v1/releases": Operation(
        id="listReleases",
        tag="following",
        summary="Bulk releases; none is built yet",
        answers={JSON: NO_RELEASES},
        examples={JSON: "releases"},
    ),
    "/api/v1/releases/{release}": Operation(
        id="getRelease",
        tag="following",
        summary="One bulk release; none is built yet",
        path={"release": RELEASE},
        answers={JSON: closed({})},
        problems={404: ("not_found",)},
    ),
    "/feeds/corrections.atom": Operation(
        id="getCorrectionFeed",
        tag="following",
        summary="Corrections of published records, newest first",
        description="Atom 1.0 (RFC 4287), for readers of feeds. The newest fifty; /api/v1/changes has all.",
        answers={ATOM: {"description": "Atom 1.0 (RFC 4287)."}},
        headers={"X-Robots-Tag": headers.ROBOTS},
    ),
    "/feeds/incidents.atom": Operation(
        id="getIncidentFeed",
        tag="following",
        summary="New and changed incidents, newest change first",
        description="Atom 1.0 (RFC 4287), for readers of feeds. Nothing is promised to be complete.",
        answers={ATOM: {"description": "Atom 1.0 (RFC 4287)."}},
        headers={"X-Robots-Tag": headers.ROBOTS},
    ),
}
