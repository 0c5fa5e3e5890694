# SPDX-License-Identifier: Apache-2.0
"""The OpenAPI document: made once by a process, and sent as it was made."""

from functools import cache
from typing import Any

from django.conf import settings
from drf_spectacular.generators import SchemaGenerator

from api.openapi.components import components
from api.openapi.paths import TAGS
from registry.published.document import SCHEMA_VERSION
from registry.published.envelope import as_bytes

DESCRIPTION = """Reported civilian harm: what each source says, reviewed by a second person, published for good.

Everything is open to everybody, without an account, and read-only: GET, HEAD and OPTIONS. HEAD answers as GET does,
without the body. Every answer carries a strong ETag; send it back in If-None-Match and nothing is sent twice.
An unknown parameter, a repeated one, a value outside its grammar is refused by name, never ignored."""


def complete(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add what belongs to no single address. Called by drf-spectacular when all addresses are told."""
    info = result["info"]
    info["title"] = settings.REGISTRY_NAME
    info["license"] = {"name": settings.REGISTRY_LICENCE}
    info["description"], info["version"] = DESCRIPTION, f"1.{SCHEMA_VERSION}"
    result["servers"] = [{"url": settings.REGISTRY_PUBLIC_URL}]
    result["tags"] = [{"name": name, "description": meaning} for name, meaning in TAGS.items()]
    result["components"] = {"schemas": components()}
    return result


@cache
def document() -> dict[str, Any]:
    """Return the whole document."""
    generator = SchemaGenerator(urlconf="registry.config.urls_public")  # type: ignore[no-untyped-call]
    return dict(generator.get_schema(request=None, public=True))  # type: ignore[no-untyped-call]


@cache
def stored() -> bytes:
    """Return the document as it goes out."""
    return as_bytes(document())
