# SPDX-License-Identifier: Apache-2.0
"""What a file is, by its bytes; a name that says something else is refused."""

import io
import zipfile

import pytest

from registry.domain.errors import InvalidInput
from registry.evidence.kinds import kind_of
from tests.fixtures.files import HTML, JPEG, PDF, SVG

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"


def zipped():
    """A small archive; of one date, for its bytes are in the names of tests, which every worker must write alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a", (1980, 1, 1, 0, 0, 0)), "b")
    return made.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "mime"),
    [
        (JPEG, "IMG_1.JPG", "image/jpeg"),
        (JPEG, "no ending", "image/jpeg"),
        (JPEG, "photo.unheard-of", "image/jpeg"),
        (PNG, "a.png", "image/png"),
        (PDF, "report.pdf", "application/pdf"),
        (MP4, "v.mp4", "video/mp4"),
        (MP4, "v.mov", "video/quicktime"),
        (zipped(), "pages.wacz", "application/zip"),
        (zipped(), "pages", "application/zip"),
        (zipped(), "report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (HTML, "page.html", "text/html"),
        (HTML, "page.txt", "text/html"),
        (SVG, "drawing.svg", "image/svg+xml"),
        ("قصف".encode(), "note.txt", "text/plain"),
        ("a,b\n1,2".encode("utf-16"), "table.csv", "text/plain"),
        ("م".encode() * 3000, "long.txt", "text/plain"),
    ],
)
def test_a_kind_is_told_by_the_first_bytes(head, name, mime):
    assert kind_of(head[:4095], name).mime == mime


@pytest.mark.parametrize(
    ("head", "name", "sentence"),
    [
        (b"", "empty.jpg", "is empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "photo.jpg", "is a program"),
        (b"\x7fELF\x02\x01\x01", "photo", "is a program"),
        (b"#!/bin/sh\nrm -r /", "note.txt", "is a program"),
        (b"plain words", "note.bat", "is a program"),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "folder", "is a program"),
        (PDF, "photo.jpg", "something else than its name says"),
        (HTML, "photo.jpg", "something else than its name says"),
        (SVG, "photo.png", "something else than its name says"),
        (JPEG, "note.txt", "something else than its name says"),
        (bytes(range(7, 60)) + b"\xfe\xdc", "data.bin", "of a kind that is not known"),
    ],
)
def test_a_program_and_a_name_that_says_something_else_are_refused(head, name, sentence):
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        kind_of(head, name)

    assert refusal.value.field == "upload"
