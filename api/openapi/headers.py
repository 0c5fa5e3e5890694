# SPDX-License-Identifier: Apache-2.0
"""Headers of answers, and which answers carry them."""

from api.openapi.operation import Schema

ETAG = {
    "description": "Strong validator of these very bytes; send it back in If-None-Match.",
    "required": True,
    "schema": {"type": "string", "pattern": '^"[0-9a-f]{32}"$'},
}
CACHE_CONTROL = {
    "description": "How long a copy may be used without asking.",
    "required": True,
    "schema": {"type": "string", "pattern": "^public, max-age=[0-9]+(, s-maxage=[0-9]+)?$"},
}
VARY = {
    "description": "Request headers that decide the answer.",
    "required": True,
    "schema": {"type": "string"},
}
CORS = {"description": "Any page may read this.", "required": True, "schema": {"const": "*"}}
LAST_MODIFIED = {
    "description": "When the data last changed; of what comes with the code, since when it has been here.",
    "required": True,
    "schema": {"type": "string"},
}
LINK: Schema = {
    "description": "The pages beside this one (RFC 8288), relations next and prev.",
    "schema": {"type": "string"},
}
ROBOTS: Schema = {
    "description": "noindex, where the record is invented or withdrawn.",
    "schema": {"type": "string"},
}
ALLOW = {"description": "What may be done here.", "required": True, "schema": {"type": "string"}}
LOCATION = {
    "description": "Where the record is now.",
    "required": True,
    "schema": {"type": "string", "format": "uri"},
}
RETRY_AFTER = {
    "description": "Seconds after which to ask again.",
    "schema": {"type": "integer", "minimum": 0},
}
RATE_LIMIT: Schema = {
    "description": "How much is left, and for how many seconds that holds.",
    "required": True,
    "schema": {"type": "string", "pattern": '^"reader";r=[0-9]+;t=[0-9]+$'},
}
RATE_LIMIT_POLICY: Schema = {
    "description": "How much one reader may ask in how many seconds.",
    "required": True,
    "schema": {"type": "string", "pattern": '^"reader";q=[0-9]+;w=[0-9]+$'},
}
NEVER_KEPT = {
    "description": "Refusals are not kept.",
    "schema": {"type": "string"},
}
OF_DATA: dict[str, Schema] = {
    "ETag": ETAG,
    "Cache-Control": CACHE_CONTROL,
    "Vary": VARY,
    "Last-Modified": LAST_MODIFIED,
    "Access-Control-Allow-Origin": CORS,
}
OF_LEADING: dict[str, Schema] = {
    "Location": {"description": "Path and query of it.", "required": True, "schema": {"type": "string"}},
    "Access-Control-Allow-Origin": CORS,
}
OF_REFUSALS: dict[int, dict[str, Schema]] = {
    308: {"Location": LOCATION},
    405: {"Allow": ALLOW},
    429: {
        "Retry-After": {**RETRY_AFTER, "required": True},
        "RateLimit": RATE_LIMIT,
        "RateLimit-Policy": RATE_LIMIT_POLICY,
    },
    503: {"Retry-After": {**RETRY_AFTER, "required": True}},
}


def of_refusal(status: int) -> dict[str, Schema]:
    return {"Cache-Control": NEVER_KEPT, **OF_REFUSALS.get(status, {})}
