# SPDX-License-Identifier: Apache-2.0
"""Every refusal that the public interface may answer: its code, its status, and the shape of its problem document."""

from collections.abc import Sequence
from http import HTTPStatus

from api.openapi.components import NUMBER, RECORD_CODE, SECONDS, STRING, VOCABULARY_CODE
from api.openapi.operation import Schema, closed, listed, ref
from registry.ui.problems import DOCUMENTATION

# What any address may answer, whatever it is.
ALWAYS: dict[int, tuple[str, ...]] = {
    400: ("invalid_filter", "bad_request"),
    405: ("method_not_allowed",),
    406: ("not_acceptable",),
    412: ("precondition_failed",),
    413: ("body_too_large",),
    414: ("query_too_long",),
    429: ("too_many_requests",),
    500: ("server_error",),
    503: ("closed", "unavailable"),
}
TOMBSTONE = closed(
    {
        "code": RECORD_CODE,
        "status": {"const": "withdrawn"},
        "withdrawn_at": SECONDS,
        "dataset_version": NUMBER,
        "notices": listed(ref("NoticeShown")),
    },
    description="All that is left of a record that was withdrawn.",
)
VERSION_TOMBSTONE = closed(
    {
        "code": RECORD_CODE,
        "version": {"type": "integer", "minimum": 1},
        "status": {"const": "version_withdrawn"},
        "newest": {"type": "integer", "minimum": 1},
    },
    description="All that is left of one version that was taken down; the record itself stands.",
)
OF_THEIR_OWN: dict[str, dict[str, Schema]] = {
    "withdrawn": {"tombstone": {"oneOf": [TOMBSTONE, VERSION_TOMBSTONE]}},
    "merged": {"merged_into": RECORD_CODE},
    "cursor_expired": {"links": closed({"start": STRING}, description="Where the same list begins again.")},
}
NAMING = ("invalid_filter", "query_too_long")
"""Refusals of a parameter, which they name."""
NAMED = closed({"parameter": {"type": "string", "maxLength": 60}, "detail": STRING})


def problem(status: int, codes: Sequence[str]) -> Schema:
    """Return the schema of a refusal with this status: one of these codes, each with the members it has."""
    shapes = [of_code(status, code) for code in codes]
    return shapes[0] if len(shapes) == 1 else {"oneOf": shapes}


def of_code(status: int, code: str) -> Schema:
    """Return the schema of one refusal (RFC 9457)."""
    errors = listed(NAMED, minItems=1) if code in NAMING else listed(NAMED, maxItems=0)
    return closed(
        {
            "type": {"const": f"{DOCUMENTATION}{code}", "description": "Where the refusal is explained."},
            "title": {"const": HTTPStatus(status).phrase},
            "status": {"const": status},
            "detail": STRING,
            "code": {"const": code, **VOCABULARY_CODE},
            "errors": {**errors, "description": "The parameters that are refused, each with the reason."},
            **OF_THEIR_OWN.get(code, {}),
        }
    )
