# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of each kind of document: nothing is read for it but the code."""

from functools import cache
from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from api.views import JSON, PublicView, plain
from registry.published.envelope import as_bytes
from registry.published.schema import document
from registry.ui.answers import Basis, answer

SCHEMA_JSON = "application/schema+json"


class SchemaItem(PublicView):
    """JSON Schema 2020-12 of the documents of one kind."""

    kind: str = ""
    name: str = ""
    parameters: ClassVar[list[str]] = []

    def get(self, request: Request) -> HttpResponse:
        self.filter_of(request)
        if plain(request).get_preferred_type([SCHEMA_JSON, JSON]) is None:
            raise NotAcceptable(f"This address answers with {SCHEMA_JSON}.")
        address = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/schema/{self.name}"
        basis = Basis(("schema", self.kind, address), None, SCHEMA_JSON, max_age=300)
        return answer(plain(request), basis, lambda: stored(self.kind, address))


@cache
def stored(kind: str, address: str) -> bytes:
    """Return the schema as it goes out: made once by a process."""
    return as_bytes(document(kind, address))
