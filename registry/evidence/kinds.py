# SPDX-License-Identifier: Apache-2.0
"""What a file is, told by its first bytes. Programs are refused; all else is kept as it came and only ever handed back.

Nothing here opens a file: no picture is decoded, no archive unpacked, no document rendered.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

import puremagic

from registry.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind that is taken. Kinds of a family share their first bytes, so a name cannot contradict within it."""

    mime: str
    family: str
    extensions: tuple[str, ...]


KINDS = (
    Kind("image/jpeg", "jpeg", ("jpg", "jpeg", "jpe", "jfif")),
    Kind("image/png", "png", ("png",)),
    Kind("image/gif", "gif", ("gif",)),
    Kind("image/webp", "riff", ("webp",)),
    Kind("image/tiff", "tiff", ("tif", "tiff", "dng")),
    Kind("image/bmp", "bmp", ("bmp",)),
    Kind("image/heif", "iso", ("heic", "heif", "avif")),
    Kind("application/pdf", "pdf", ("pdf",)),
    Kind("video/mp4", "iso", ("mp4", "m4v")),
    Kind("video/quicktime", "iso", ("mov", "qt")),
    Kind("video/3gpp", "iso", ("3gp", "3g2", "3ga")),
    Kind("audio/mp4", "iso", ("m4a", "f4a")),
    Kind("video/webm", "matroska", ("webm",)),
    Kind("video/x-matroska", "matroska", ("mkv", "mka")),
    Kind("video/x-msvideo", "riff", ("avi",)),
    Kind("audio/x-wav", "riff", ("wav",)),
    Kind("video/mpeg", "mpeg", ("mpg", "mpeg", "ts", "mts")),
    Kind("audio/mpeg", "mp3", ("mp3", "mpga")),
    Kind("audio/ogg", "ogg", ("ogg", "oga", "ogv", "opus")),
    Kind("audio/amr", "amr", ("amr",)),
    Kind("audio/flac", "flac", ("flac",)),
    Kind("application/zip", "zip", ("zip", "wacz", "kmz")),
    Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "zip", ("docx",)),
    Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "zip", ("xlsx",)),
    Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", "zip", ("pptx",)),
    Kind("application/vnd.oasis.opendocument.text", "zip", ("odt",)),
    Kind("application/vnd.oasis.opendocument.spreadsheet", "zip", ("ods",)),
    Kind("application/msword", "ole", ("doc", "xls", "ppt", "msg")),
    Kind("application/gzip", "gzip", ("gz",)),
    Kind("application/rtf", "rtf", ("rtf",)),
    Kind("text/html", "text", ("html", "htm", "xhtml")),
    Kind("image/svg+xml", "text", ("svg",)),
    Kind(
        "text/plain",
        "text",
        ("txt", "csv", "tsv", "json", "geojson", "xml", "kml", "gpx", "md", "log", "eml", "mhtml", "warc"),
    ),
)
BY_EXTENSION = {extension: kind for kind in KINDS for extension in kind.extensions}
TEXT = BY_EXTENSION["txt"]
# Windows, Linux, macOS (six spellings, the last also Java's), Android, shortcuts of Windows.
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
PROGRAM_NAMES = frozenset(
    {"exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "lnk"}
    | {"sh", "bash", "py", "pl", "rb", "jar", "apk", "app", "dmg", "deb", "rpm"}
)
MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe)\b", re.I)
DRAWING = re.compile(rb"<svg\b", re.I)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(head: bytes, name: str) -> Kind:
    """Return the kind of a file from its first bytes; the name may not contradict them.

    Raises: InvalidInput for an empty file, a program, a kind that is not known, a name that says something else.
    """
    extension = extension_of(name)
    if not head:
        raise InvalidInput("“%(name)s” is empty.", field="upload", name=name)
    if is_program(head) or extension in PROGRAM_NAMES:
        raise InvalidInput("“%(name)s” is a program. Programs are not kept.", field="upload", name=name)
    found = as_text(head) or as_sniffed(head)
    if not found:
        raise InvalidInput(
            "“%(name)s” is of a kind that is not known here. Put it into a ZIP file to keep it.",
            field="upload",
            name=name,
        )
    named = BY_EXTENSION.get(extension)
    if named and named.family not in {kind.family for kind in found}:
        raise InvalidInput(
            "“%(name)s” holds something else than its name says: %(mime)s.",
            field="upload",
            name=name,
            mime=found[0].mime,
        )
    return named if named and named.family != "text" else found[0]


def extension_of(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").lower()


def called(mime: str, name: str) -> str:
    """Return the kind of kept bytes as one who brought them under this name is told it.

    `mime`: as whoever brought them first was told; within its family only the own name counts, so that nobody
    learns that somebody else has the same file. What a text is, its bytes alone say.
    """
    first = next(kind for kind in KINDS if kind.mime == mime)
    if first.family == TEXT.family:
        return mime
    named = BY_EXTENSION.get(extension_of(name))
    if named and named.family == first.family:
        return named.mime
    return next(kind.mime for kind in KINDS if kind.family == first.family)


def is_program(head: bytes) -> bool:
    return head.startswith(PROGRAMS) or (head.startswith(b"#!") and not head.startswith(b"#!AMR"))


def as_text(head: bytes) -> list[Kind]:
    """Return the kind of text, where the bytes are text."""
    if head.startswith((b"%PDF", b"{\\rtf", b"#!AMR")) or CONTROLS.search(head.replace(b"\x1b", b"")):
        return [TEXT] if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else []
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return []
    if MARKUP.search(head):
        return [BY_EXTENSION["html"]]
    return [BY_EXTENSION["svg"]] if DRAWING.search(head) else [TEXT]


def as_sniffed(head: bytes) -> list[Kind]:
    """Return the kinds that begin like this, the likeliest first. Of what begins like a ZIP only the name tells more."""
    if head.startswith(b"PK\x03\x04"):
        return [BY_EXTENSION["zip"]]
    try:
        guesses = puremagic.magic_string(head)
    except puremagic.PureError:
        return []
    known = (BY_EXTENSION.get(guess.extension.lstrip(".").lower()) for guess in guesses)
    return [kind for kind in dict.fromkeys(known) if kind and kind.family != "text"]
