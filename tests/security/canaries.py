# SPDX-License-Identifier: Apache-2.0
"""Looking for a word in bytes, however it was written there."""

import base64
import gzip
from pathlib import Path

SMALLEST = 6
"""Letters; a shorter word would be found by chance."""


def spellings(word: str) -> set[bytes]:
    """Return the word as it could stand: plain, turned round, in other cases, as hex, in Base64 at any place."""
    assert len(word) >= SMALLEST
    texts = {word, word[::-1], word.casefold(), word.upper(), word.casefold()[::-1]}
    plain = {text.encode() for text in texts} | {text.encode("utf-16-le") for text in texts}
    return (
        plain | {each.hex().encode() for each in plain} | {each for text in plain for each in in_base64(text)}
    )


def in_base64(text: bytes) -> set[bytes]:
    """Return what Base64 makes of the text behind 0, 1 or 2 other bytes, without the letters that the others share."""
    found = set()
    for before in range(3):
        coded = base64.b64encode(bytes(before) + text)
        inner = coded[4 if before else 0 : -4]
        found |= {inner, inner.replace(b"+", b"-").replace(b"/", b"_")}
    return {each for each in found if len(each) >= SMALLEST}


def hits(word: str, body: bytes) -> list[bytes]:
    """Return the spellings of the word that stand in the bytes, in capitals or not."""
    folded = body.lower()
    return [each for each in spellings(word) if each in body or each.lower() in folded]


def files_with(word: str, folder: Path) -> list[str]:
    """Return the files below the folder that hold the word."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return [str(path) for path in paths if hits(word, opened(path))]


def opened(path: Path) -> bytes:
    body = path.read_bytes()
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
