# SPDX-License-Identifier: Apache-2.0
"""Content coding by Accept-Encoding."""

import gzip

import pytest

from registry.domain.errors import NotOffered
from registry.ui.coding import Coding, coded, coding_for

SMALL = b"x" * 100


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, br", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=1, gzip;q=0.9", "br"),
        ("zstd;q=0.5, gzip;q=0.501", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip ; q = 0.5", "gzip"),
        ("gzip;q=1.5", ""),
        ("gzip;q=nan", ""),
        ("identity", ""),
        ("identity, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip", "gzip"),
        ("deflate", ""),
        ("*", "zstd"),
        ("zstd;q=0, *", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("br ; q=0.000, gzip ; q=0", ""),
        (",,;,", ""),
    ],
)
def test_the_coding_is_the_one_the_reader_likes_best(accepted, coding):
    assert coding_for(accepted).name == coding


@pytest.mark.parametrize(
    "accepted", ["identity;q=0", "*;q=0", "deflate, *;q=0", "gzip;q=0, br;q=0, zstd;q=0, *;q=0"]
)
def test_who_takes_nothing_that_is_offered_is_refused(accepted):
    with pytest.raises(NotOffered):
        coding_for(accepted)


def test_a_small_body_is_left_alone_unless_the_reader_takes_no_plain_one():
    assert coded(SMALL, coding_for("gzip")) == (SMALL, "")

    body, applied = coded(SMALL, coding_for("gzip, identity;q=0"))
    assert (gzip.decompress(body), applied) == (SMALL, "gzip")


def test_the_same_bytes_are_coded_alike_every_time():
    """A strong ETag promises it; a time of day in the header of gzip would break it."""
    for name in ("zstd", "gzip", "br"):
        assert coded(SMALL * 100, Coding(name)) == coded(SMALL * 100, Coding(name))
