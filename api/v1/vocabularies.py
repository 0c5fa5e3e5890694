# SPDX-License-Identifier: Apache-2.0
"""Code lists with their labels in every language they have."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import JSON, PublicView, plain, representation
from registry.domain.errors import NotFound
from registry.published.envelope import as_bytes
from registry.published.models import Vocabulary
from registry.ui.answers import Basis, answer


class VocabularyList(PublicView):
    """The names of all lists."""

    def get(self, request: Request) -> HttpResponse:
        self.filter_of(request)
        representation(request, "", ("json",))
        rows = list(
            Vocabulary.objects.order_by("code").values_list("code", "vocabulary_version", "body__title")
        )
        version = rows[0][1] if rows else ""
        basis = Basis(("vocabularies", version), None, JSON)
        return answer(plain(request), basis, lambda: as_bytes(listing(rows, version)))


class VocabularyItem(PublicView):
    """One list with all its concepts."""

    parameters: ClassVar[list[str]] = []

    def get(self, request: Request, code: str) -> HttpResponse:
        self.filter_of(request)
        representation(request, "", ("json",))
        known = code if code.isidentifier() and len(code) <= 40 else "-"
        found = Vocabulary.objects.filter(code=known).first()
        if found is None:
            raise NotFound("There is nothing at this address.")
        body = {"vocabulary_version": found.vocabulary_version, **found.body}
        basis = Basis(("vocabulary", code, found.vocabulary_version), None, JSON)
        return answer(plain(request), basis, lambda: as_bytes(body))


def listing(rows: list[tuple[str, str, dict[str, str]]], version: str) -> dict[str, object]:
    base = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/vocabularies"
    items = [{"code": code, "title": title, "self": f"{base}/{code}"} for code, _, title in rows]
    return {"items": items, "count": len(items), "vocabulary_version": version}
