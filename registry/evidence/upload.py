# SPDX-License-Identifier: Apache-2.0
"""How a form's files come in: straight into the store's waiting room, hashed on the way, never whole in memory.

What no action keeps is gone with the request. Nothing is taken from a person who is not signed in.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse

from registry.domain.errors import InvalidInput, NotKept, Refusal
from registry.evidence.store import Incoming, store

REFUSED = "registry.upload.refused"
OPENED = "registry.upload.opened"
MEGABYTE = 1_000_000


class Received(UploadedFile):  # type: ignore[type-arg]  # not generic when it runs
    """A file of a form, waiting. `incoming` knows its hash and its first bytes."""

    def __init__(self, incoming: Incoming, name: str, content_type: str, field: str) -> None:
        super().__init__(incoming.file, name, content_type, incoming.size)
        self.incoming = incoming
        self.field_name = field

    def close(self) -> None:
        self.incoming.drop()


class IntoStore(FileUploadHandler):
    """Writes what comes into the store's waiting room. A file over the limit is skipped, and the request told so."""

    incoming: Incoming | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if self.request is None or user is None or not user.is_authenticated:
            raise SkipFile
        try:
            self.incoming = store().receive()
        except OSError as fault:
            self.refuse(full(fault))
        else:
            self.request.META.setdefault(OPENED, []).append(self.incoming)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        assert self.incoming is not None  # noqa: S101  new_file has made it or skipped the file
        if self.incoming.size + len(raw_data) > settings.REGISTRY_UPLOAD_MAX:
            self.refuse(too_large(str(self.file_name)))
        try:
            self.incoming.write(raw_data)
        except OSError as fault:
            self.refuse(full(fault))

    def file_complete(self, file_size: int) -> Received | None:
        if self.incoming is None:
            return None
        done, self.incoming = self.incoming, None
        try:
            done.file.flush()
        except OSError as fault:
            done.drop()
            self.note(full(fault))
            return None
        done.file.seek(0)
        return Received(done, str(self.file_name), str(self.content_type), str(self.field_name))

    def refuse(self, refusal: Refusal) -> None:
        """Raises: SkipFile; the rest of the file is read and forgotten."""
        if self.incoming is not None:
            self.incoming.drop()
            self.incoming = None
        self.note(refusal)
        raise SkipFile

    def note(self, refusal: Refusal) -> None:
        if self.request is not None:
            self.request.META.setdefault(REFUSED, refusal)


class NothingLeft:
    """Takes away, after every answer, what was sent and not kept; also of a connection that broke off in a file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            for incoming in request.META.get(OPENED, []):
                incoming.drop()


def refused(request: HttpRequest) -> Refusal | None:
    """Return why a file of this request was not taken."""
    found: Refusal | None = request.META.get(REFUSED)
    return found


def too_large(name: str) -> Refusal:
    return InvalidInput(
        "“%(name)s” is larger than %(most)s MB, the most that one file may have here.",
        field="upload",
        name=name,
        most=settings.REGISTRY_UPLOAD_MAX // MEGABYTE,
    )


def full(fault: OSError) -> Refusal:
    return NotKept(
        "The store of files could not take it (%(why)s). Nothing was kept. Tell an administrator.",
        field="upload",
        why=fault.strerror or "no reason given",
    )
