# SPDX-License-Identifier: Apache-2.0
"""Content codings: which one a reader asks for by Accept-Encoding, and the bytes under it, one member always."""

import re
from functools import lru_cache
from typing import NamedTuple

import brotli  # type: ignore[import-untyped]
import zstandard
from isal import isal_zlib

from registry.domain.errors import NotOffered
from registry.domain.words import gettext_noop

PREFERRED = ("zstd", "gzip", "br")
"""Among codings asked for equally. Brotli takes seven times as long as the others for as many bytes."""
SMALLEST_COMPRESSED = 1024
GZIP_FRAME = 31
BROTLI_QUALITY = 4
QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)

NO_CODING = gettext_noop("Accept-Encoding refuses everything that is offered: %(offered)s.")


class Coding(NamedTuple):
    """A coding by its name, empty for none. `needed`: the reader takes no plain bytes, however few."""

    name: str
    needed: bool = False


@lru_cache(maxsize=256)
def coding_for(accepted: str) -> Coding:
    """Return the coding that the reader likes best (RFC 9110, 12.5.3). Raises: NotOffered where it takes none of ours.

    Nothing here is secret and no cookie is set, so a compressed answer tells nothing.
    """
    liked = weights(accepted)
    others = liked.get("*", 0.0)
    plain = liked.get("identity", others if "*" in liked else None)
    best = max(PREFERRED, key=lambda name: liked.get(name, others))
    weight = liked.get(best, others)
    if weight > 0 and weight >= (plain if "identity" in liked and plain else 0):
        return Coding(best, needed=plain == 0)
    if plain == 0:
        raise NotOffered(NO_CODING, offered=", ".join((*PREFERRED, "identity")))
    return Coding("")


def weights(accepted: str) -> dict[str, float]:
    """Return the codings that the header names with the weight of each. What is not understood weighs nothing."""
    found = {}
    for entry in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        if name:
            found["gzip" if name == "x-gzip" else name] = weight_of(parameters)
    return found


def weight_of(parameters: list[str]) -> float:
    if not parameters:
        return 1.0
    told = QUALITY.fullmatch(parameters[0].replace(" ", ""))
    return float(told[1]) if told else 0.0


def coded(body: bytes, coding: Coding) -> tuple[bytes, str]:
    """Return the body under the coding, and the coding that was applied: none for a small body that may be plain."""
    if not coding.name or (len(body) < SMALLEST_COMPRESSED and not coding.needed):
        return body, ""
    if coding.name == "zstd":
        return zstandard.ZstdCompressor(level=1).compress(body), "zstd"
    if coding.name == "gzip":
        return isal_zlib.compress(body, 1, GZIP_FRAME), "gzip"
    return brotli.compress(body, quality=BROTLI_QUALITY), "br"
