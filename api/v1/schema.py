# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of each kind of document, and the description of the interface: made from the code alone."""

from functools import cache
from hashlib import sha256
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
OPENAPI_JSON = "application/vnd.oai.openapi+json;version=3.1"


class SchemaItem(PublicView):
    """JSON Schema 2020-12 of the documents of one kind."""

    kind: str = ""
    name: str = ""
    parameters: ClassVar[list[str]] = []

    def get(self, request: Request) -> HttpResponse:
        self.filter_of(request)
        refuse_other_forms(request, SCHEMA_JSON)
        address = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/schema/{self.name}"
        basis = Basis(("schema", self.kind, address), None, SCHEMA_JSON, max_age=300)
        return answer(plain(request), basis, lambda: stored(self.kind, address))


class Description(PublicView):
    """The OpenAPI document."""

    parameters: ClassVar[list[str]] = []

    def get(self, request: Request) -> HttpResponse:
        from api.openapi.document import stored as description  # noqa: PLC0415 - it describes this view too

        self.filter_of(request)
        refuse_other_forms(request, OPENAPI_JSON)
        made = description()
        basis = Basis(("openapi", sha256(made).hexdigest()), None, OPENAPI_JSON, max_age=300)
        return answer(plain(request), basis, lambda: made)


def refuse_other_forms(request: Request, form: str) -> None:
    """Raises: NotAcceptable when the reader takes neither this form nor plain JSON."""
    if plain(request).get_preferred_type([form, JSON]) is None:
        raise NotAcceptable(f"This address answers with {form}.")


@cache
def stored(kind: str, address: str) -> bytes:
    """Return the schema as it goes out: made once by a process."""
    return as_bytes(document(kind, address))
