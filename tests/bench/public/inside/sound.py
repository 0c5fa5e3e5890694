# SPDX-License-Identifier: Apache-2.0
"""Whether the synthetic rows are what the real writer would have written: compared with `derive` and with their hashes."""

import json
from hashlib import sha256

import django

django.setup()

from registry.domain import reference
from registry.published import derive
from registry.published.envelope import Naming, answer
from registry.published.facets import words
from registry.published.models import Document, Version
from registry.published.unnamed import names_somebody
from tests.bench.public.rows.written import NAMING

LOOKED_AT = 500


def faults(version: Version, document: Document, naming: Naming) -> list[str]:
    """Return the names of what differs."""
    content = bytes(version.content or b"")
    envelope = version.envelope(())
    columns = derive.published(answer(json.loads(content), envelope, naming), envelope)
    found = [] if sha256(content).hexdigest() == version.content_sha256 else ["content_sha256"]
    found += [] if reference.check(version.code) else ["code"]
    found += ["somebody is named"] if names_somebody(content) else []
    found += [] if words(json.loads(content)) == version.words else ["words"]
    return found + [name for name, value in columns.items() if getattr(document, name) != value]


def main() -> None:
    versions = {row.code: row for row in Version.objects.order_by("outbox_id")[:LOOKED_AT]}
    wrong: dict[str, str] = {}
    for document in Document.objects.filter(code__in=versions):
        for name in faults(versions[document.code], document, NAMING):
            wrong.setdefault(name, document.code)
    if wrong:
        raise SystemExit(f"The synthetic rows differ from what the writer writes (column, example): {wrong}")
    print(json.dumps({"looked_at": len(versions)}))


main()
