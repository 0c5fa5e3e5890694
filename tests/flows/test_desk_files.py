# SPDX-License-Identifier: Apache-2.0
"""Files at the desk: added without a script, shown by their hash, handed back as bytes that nothing opens."""

import hashlib
import io
import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registry.audit.models import Event
from registry.casework.models import Attachment
from registry.evidence.models import File
from tests.factories.records import claim, document, logged
from tests.fixtures.files import HTML, JPEG, PDF, SVG
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to


@pytest.fixture
def record(amal):
    return logged(amal)


@pytest.fixture
def path(record):
    return f"/records/{record.reference}/files"


def uploads(*files):
    return [SimpleUploadedFile(name, body, "application/x-claimed") for name, body in files]


def add(browser, path, *files, **typed):
    action, fields = form_to(browser.page(path), "/files")
    return browser.client.post(action, fields | typed | {"upload": uploads(*files)})


def left_over(store):
    return list(store.incoming.glob("*"))


def body(answer):
    return b"".join(answer.streaming_content)


def test_several_files_are_kept_at_once_and_their_hashes_shown(evidence_store, amal, path):
    desk = Browser(amal)

    answer = add(desk, path, ("IMG 1.jpg", JPEG), ("report.pdf", PDF), note="From the family.")

    assert answer.status_code == 302
    page = desk.page(path)
    for each in (JPEG, PDF):
        assert hashlib.sha256(each).hexdigest() in page
    assert "From the family." in page
    assert "application/x-claimed" not in page


def test_a_file_comes_back_byte_for_byte_and_inert(evidence_store, amal, fadi, path):
    desk = Browser(amal)
    add(desk, path, ("page.html", HTML), ("drawing.svg", SVG))

    for row, sent in zip(Attachment.objects.order_by("id"), (HTML, SVG), strict=True):
        answer = Client()
        answer.force_login(fadi)
        got = answer.get(f"{path}/{row.pk}")
        assert body(got) == sent
        assert got["Content-Type"] == "application/octet-stream"
        assert got["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert got["X-Content-Type-Options"] == "nosniff"
        assert got["Cache-Control"] == "no-store"
        assert re.fullmatch(r'attachment; filename="[0-9a-f]{16}\.bin"', got["Content-Disposition"])


def test_who_read_which_file_is_told_before_it_leaves(evidence_store, amal, fadi, path):
    add(Browser(amal), path, ("report.pdf", PDF))
    row = Attachment.objects.get()

    assert body(Browser(fadi).client.get(f"{path}/{row.pk}")) == PDF

    told = json.loads(Event.objects.get(verb="file.read").body)
    assert (told["actor"], told["data"]["sha256"]) == (str(fadi.pk), row.file.sha256)


def test_a_file_of_another_record_or_for_somebody_without_a_role_is_not_there(
    evidence_store, amal, fadi, path
):
    add(Browser(amal), path, ("report.pdf", PDF))
    row = Attachment.objects.get()
    other = logged(amal)

    assert Browser(amal).client.get(f"/records/{other.reference}/files/{row.pk}").status_code == 404
    assert Browser(amal).client.get(f"{path}/{other.pk}").status_code == 404
    fadi.role_grants.all().delete()
    assert Browser(fadi).client.get(f"{path}/{row.pk}").status_code == 404
    assert Client().get(f"{path}/{row.pk}").status_code == 302
    assert Event.objects.filter(verb="file.read").count() == 0


@pytest.mark.parametrize(
    ("name", "sent", "words"),
    [
        ("photo.jpg", PDF, "holds something else than its name says"),
        ("photo.jpg", b"MZ\x90\x00\x03", "is a program"),
        ("photo.jpg", b"", "is empty"),
    ],
)
def test_what_is_not_taken_is_named_at_the_field(evidence_store, amal, path, name, sent, words):
    answer = add(Browser(amal), path, (name, sent), note="Keep my words.")

    assert answer.status_code == 422
    assert f"“{name}”" in answer.text
    assert words in answer.text
    assert "Keep my words." in answer.text
    assert "No file was kept." in answer.text
    assert (File.objects.count(), list(evidence_store.iterate())) == (0, [])


def test_every_file_that_is_not_taken_is_named_and_the_others_are_kept(evidence_store, amal, path):
    several = (("fine.jpg", JPEG), ("a.jpg", PDF), ("report.pdf", PDF), ("b.jpg", b""))
    answer = add(Browser(amal), path, *several)

    assert answer.status_code == 422
    for words in ("“a.jpg” holds something else", "“b.jpg” is empty", "do not choose these again"):
        assert words in answer.text
    assert sorted(row.name for row in Attachment.objects.all()) == ["fine.jpg", "report.pdf"]


def test_a_document_without_a_title_is_called_by_host_and_day(amal):
    item = document(url="https://www.courier.example/news/1", published_on=date(2025, 3, 3))
    record = logged(amal, claims=(claim(3, item=item),))
    page = Browser(amal).page(f"/records/{record.reference}/files")

    assert "www.courier.example, 3 Mar 2025" in page
    assert str(item.pk) in page.partition("<select")[2]
    assert page.count(str(item.pk)) == 1


def test_no_file_chosen_is_said(evidence_store, amal, path):
    answer = add(Browser(amal), path)

    assert (answer.status_code, "Choose at least one file" in answer.text) == (422, True)


def test_a_file_over_the_limit_is_refused_with_the_limit_and_leaves_nothing(
    evidence_store, settings, amal, path
):
    settings.REGISTRY_UPLOAD_MAX = 2_000_000

    refused = add(Browser(amal), path, ("fine.jpg", JPEG), ("big.jpg", JPEG + bytes(2_000_000)))

    assert refused.status_code == 422
    assert "larger than 2 MB" in refused.text
    assert (list(evidence_store.iterate()), left_over(evidence_store)) == ([], [])


def test_a_file_of_several_megabytes_is_under_the_limit(evidence_store, amal, path):
    """Negative control: the limit of four megabytes for other forms does not stand in the way."""
    assert add(Browser(amal), path, ("big.jpg", JPEG + bytes(5_000_000))).status_code == 302


def test_fields_of_more_than_four_megabytes_are_refused_as_before(evidence_store, amal, path):
    answer = add(Browser(amal), path, ("fine.jpg", JPEG), note="x" * 4_200_000)

    assert (answer.status_code, File.objects.count()) == (400, 0)


def test_a_viewer_sees_the_files_and_may_add_none(evidence_store, amal, fadi, path):
    add(Browser(amal), path, ("report.pdf", PDF))
    desk = Browser(fadi)

    assert "data-upload" not in desk.page(path)
    desk.client.handler.enforce_csrf_checks = False
    answer = desk.client.post(path, {"kind": "original", "whole": "1", "upload": uploads(("a.pdf", PDF))})
    assert (answer.status_code, Attachment.objects.count()) == (403, 1)
    assert left_over(evidence_store) == []


@pytest.mark.parametrize("to", ["/sign-in", "/records/XXXXXXXX/files"])
def test_nothing_of_a_stranger_reaches_the_disk(evidence_store, db, to):
    Client().post(to, {"username": "amal", "upload": uploads(("a.pdf", PDF))})

    assert not evidence_store.root.exists()


def part(name, body, filename=""):
    named = f'; filename="{filename}"' if filename else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + body + b"\r\n"


class Cut(io.BytesIO):
    """A connection that is gone after the first hundred thousand bytes."""

    def read(self, size=-1):
        if self.tell() > 100_000:
            raise ConnectionResetError
        return super().read(size)


def test_a_connection_that_breaks_off_leaves_nothing(evidence_store, amal, path):
    client = Client(raise_request_exception=False)
    client.force_login(amal)
    start = part("upload", JPEG + bytes(300_000), "a.jpg")

    client.generic(
        "POST", path, start, content_type="multipart/form-data; boundary=b", **{"wsgi.input": Cut(start)}
    )

    assert (list(evidence_store.iterate()), left_over(evidence_store)) == ([], [])
    assert File.objects.count() == 0


@pytest.mark.parametrize(("end", "status", "kept"), [(-1, 302, 1), (-100, 422, 0), (-60_000, 422, 0)])
def test_a_body_that_ends_too_soon_is_no_file(evidence_store, amal, path, end, status, kept):
    """A web server hands on what came before a connection ended as if it were all; the first is the whole body."""
    desk = Browser(amal)
    fields = form_to(desk.page(path), "/files")[1]
    token = part("csrfmiddlewaretoken", fields["csrfmiddlewaretoken"][0].encode()) + part("kind", b"original")
    whole = token + part("upload", JPEG + bytes(100_000), "a.jpg") + part("whole", b"1") + b"--b--\r\n"

    answer = desk.client.generic("POST", path, whole[:end], content_type="multipart/form-data; boundary=b")

    assert (answer.status_code, File.objects.count(), len(list(evidence_store.iterate()))) == (
        status,
        kept,
        kept,
    )
    assert left_over(evidence_store) == []
