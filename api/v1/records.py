# SPDX-License-Identifier: Apache-2.0
"""One record, its versions, and what stands in the place of one that was withdrawn or merged."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import JSON, MEDIA_TYPES, PublicView, plain, representation
from registry.published import records
from registry.published.envelope import PATHS, as_bytes, stamp
from registry.published.records import Gone, Head
from registry.published.state import known
from registry.ui import problems
from registry.ui.answers import Basis, answer, unchanged

VERSION_MAX_AGE = 300


class RecordView(PublicView):
    """Finds the head of the record. What is withdrawn or merged is answered here, for every address below."""

    kind: str = ""
    parameters: ClassVar[list[str]] = ["format"]
    forms: ClassVar[tuple[str, ...]] = ("json", "geojson")

    def get(self, request: Request, code: str, number: str = "") -> HttpResponse:
        form = representation(request, self.filter_of(request).format, self.forms)
        if response := self.unchanged(request, code, form, number):
            return response
        found = records.head(code, self.kind)
        records.refuse_held(found)
        if found.merged_into:
            return moved(found)
        try:
            response = self.shown(request, found, form, number)
        except Gone as gone:
            return tombstone(gone)
        if found.demonstration or found.status == "withdrawn":
            response["X-Robots-Tag"] = "noindex"
        return response

    def unchanged(self, request: Request, code: str, form: str, number: str) -> HttpResponse | None:
        """Return 304 to who has what stands in the newest snapshot; no table is read for it.

        The snapshot may be some seconds behind the feed. Who says `Cache-Control: no-cache`, as a follower of the feed
        does, is answered from the tables.
        """
        asking = plain(request).META
        if "HTTP_IF_NONE_MATCH" not in asking or "no-cache" in asking.get("HTTP_CACHE_CONTROL", ""):
            return None
        found = known(self.kind, code)
        basis = self.basis(found, form, number) if found else None
        return unchanged(plain(request), basis) if basis else None

    def basis(self, found: Head, form: str, number: str) -> Basis | None:
        """Return what an answer about a published record is made of, None where its head does not tell all of it."""
        raise NotImplementedError

    def shown(self, request: Request, found: Head, form: str, number: str) -> HttpResponse:
        raise NotImplementedError


class RecordItem(RecordView):
    """The newest version, byte for byte as it was published."""

    def shown(self, request: Request, found: Head, form: str, number: str) -> HttpResponse:
        if found.status == "withdrawn":
            raise Gone(records.tombstone(found.code))
        return answer(plain(request), self.basis(found, form, number), lambda: records.document(found, form))

    def basis(self, found: Head, form: str, number: str) -> Basis:
        return Basis(("item", found, form), found.published_at, MEDIA_TYPES[form])


class VersionItem(RecordView):
    """One published version: its content never changes. Withdrawn as an error, it says so; for safety, it is gone."""

    def shown(self, request: Request, found: Head, form: str, number: str) -> HttpResponse:
        asked = records.number_of(number)
        records.refuse_taken_down(found, asked)
        basis = of_version(found, form, asked)
        return answer(plain(request), basis, lambda: records.version(found, asked, form))

    def basis(self, found: Head, form: str, number: str) -> Basis | None:
        """Whether an older version was taken down stands in its own row."""
        return of_version(found, form, found.version) if number == str(found.version) else None


def of_version(found: Head, form: str, number: int) -> Basis:
    parts = ("version", found.code, found.status, records.newest_line(found), number, form)
    return Basis(parts, found.published_at, MEDIA_TYPES[form], max_age=VERSION_MAX_AGE)


class VersionList(RecordView):
    """Number, time and hash of every published version, newest first."""

    forms: ClassVar[tuple[str, ...]] = ("json",)

    def shown(self, request: Request, found: Head, form: str, number: str) -> HttpResponse:
        if found.status == "withdrawn":
            raise Gone(records.tombstone(found.code))
        return answer(plain(request), self.basis(found, form, number), lambda: as_bytes(listing(found)))

    def basis(self, found: Head, form: str, number: str) -> Basis:
        return Basis(("versions", found), found.published_at, JSON)


def listing(found: Head) -> dict[str, object]:
    base = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/{PATHS[found.kind]}/{found.code}"
    items = [
        {
            "version": row["number"],
            "published_at": stamp(row["published_at"]),
            "dataset_version": row["dataset_version"],
            "content_sha256": row["content_sha256"],
            "self": f"{base}/versions/{row['number']}",
        }
        for row in records.versions(found)
    ]
    return {"code": found.code, "items": items, "count": len(items)}


def tombstone(gone: Gone) -> HttpResponse:
    return problems.problem(410, gone.code, gone.message, tombstone=gone.tombstone)


def moved(found: Head) -> HttpResponse:
    """Send the reader to the record that this one was merged into."""
    address = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/{PATHS[found.kind]}/{found.merged_into}"
    detail = "This record was merged into another one."
    response = problems.problem(308, "merged", detail, merged_into=found.merged_into)
    response["Location"] = address
    return response
