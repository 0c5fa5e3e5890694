# SPDX-License-Identifier: Apache-2.0
"""Every document that a test publishes is held against the published schema."""

import json
from functools import cache

from jsonschema import Draft202012Validator, FormatChecker

from registry.published.models import Document, Version
from registry.published.schema import KINDS, document

ADDRESS = "http://localhost:8000/api/v1/schema"


@cache
def validators() -> dict[str, Draft202012Validator]:
    made = {kind: document(kind, f"{ADDRESS}/{kind}") for kind in KINDS}
    for schema in made.values():
        Draft202012Validator.check_schema(schema)
    return {
        kind: Draft202012Validator(schema, format_checker=FormatChecker()) for kind, schema in made.items()
    }


def misshapen(found: dict) -> list[str]:
    """Return what the schema has against a document, each with the member it is about."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in validators()[found["kind"]].iter_errors(found)
    ]


def holds_for_all() -> None:
    """Hold every public document and version that stands against the schema."""
    bodies = [
        *Document.objects.filter(status="published").values_list("body", flat=True),
        *Version.objects.filter(body__isnull=False).values_list("body", flat=True),
    ]
    found = [wrong for body in bodies for wrong in misshapen(json.loads(bytes(body)))]
    assert not found, found[:5]
