# SPDX-License-Identifier: Apache-2.0
"""Citations, read back by programs that others wrote."""

import json
import warnings
from dataclasses import asdict
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, RemoveEnclosingMiddleware

from registry.published.citing import FORMATS, citation
from tests.factories import content as make

BY = "Civilian Harm Registry"
TITLES = [
    "Explosion reported in a town, 27 November 2024",
    "100% of {homes} & _roads_ $struck$ #3 ~ ^ \\ reported",
    "“Quotes”, 'others' and \"these\"",
    "Two\nlines and\ttabs",
    "</script><script>alert(1)</script>",
    "بلاغ عن قذيفة مدفعية",
    "A comma, and a } that closes nothing",
]


def cited(title="Explosion reported", titles=None, reader="en"):
    document = asdict(make.content(title={"en": title} if titles is None else titles)) | {
        "code": "CHR-4G7K2M9-T",
        "version": 3,
        "published_at": "2026-11-15T12:00:00Z",
        "content_sha256": "ab" * 32,
        "links": {"page": "http://localhost:8000/incidents/CHR-4G7K2M9-T"},
    }
    return citation(document, lambda language: BY, reader)


def written(name, made):
    return next(each.written(made) for each in FORMATS if each.name == name)


def one_line(title):
    return " ".join(title.split())


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_gives_the_title_back(title):
    library = bibtexparser.parse_string(
        written("BibTeX", cited(title)),
        parse_stack=[RemoveEnclosingMiddleware(), LatexDecodingMiddleware(keep_math_mode=False)],
    )
    (entry,) = library.entries

    assert library.failed_blocks == []
    assert entry.key == "CHR-4G7K2M9-T-v3"
    assert entry["title"].replace("ˆ", "^") == one_line(title)  # the reader's own circumflex
    assert entry["url"] == "http://localhost:8000/incidents/CHR-4G7K2M9-T/versions/3"
    assert (entry["year"], entry["version"]) == ("2026", "3")


@pytest.mark.parametrize("title", TITLES)
def test_ris_gives_the_title_back(title):
    (entry,) = rispy.loads(written("RIS", cited(title)))

    assert entry["type_of_reference"] == "DATA"
    assert entry["title"] == one_line(title)
    assert entry["authors"] == [f"{BY},"]
    assert entry["urls"] == ["http://localhost:8000/incidents/CHR-4G7K2M9-T/versions/3"]
    assert "CHR-4G7K2M9-T. Licence" in entry["notes"][0]


@pytest.mark.parametrize("title", TITLES)
def test_a_processor_of_csl_writes_the_reference(title):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        items = json.loads(written("CSL-JSON", cited(title)))
        source = CiteProcJSON(items)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem(items[0]["id"])]))
        (reference,) = bibliography.bibliography()

    assert items[0]["title"] == one_line(title)
    assert BY in str(reference)
    assert "2026" in str(reference)


def test_a_version_is_cited_with_its_day_and_with_the_way_to_all_versions():
    made = cited()

    assert made.day == date(2026, 11, 15)
    for each in FORMATS:
        text = each.written(made)
        assert made.address in text
        assert f"All versions: {made.all_versions}" in text


@pytest.mark.parametrize(
    ("titles", "reader", "expected"),
    [
        ({"ar": "انفجار", "en": "Explosion"}, "en", ("Explosion", "en")),
        ({"ar": "انفجار", "en": "Explosion"}, "ar", ("انفجار", "ar")),
        ({"ar": "انفجار", "fr": "Explosion", "en": "Explosion"}, "fr", ("Explosion", "fr")),
        ({"en": "Explosion"}, "ar", ("Explosion", "en")),
        ({"ar": "انفجار"}, "en", ("انفجار", "ar")),
        ({"en": " ", "ar": "انفجار"}, "en", ("انفجار", "ar")),
        ({"en": "Explosion", "ar": " "}, "ar", ("Explosion", "en")),
        ({}, "ar", ("", "ar")),
    ],
)
def test_the_title_is_the_readers_else_the_english_one(titles, reader, expected):
    made = cited(titles=titles, reader=reader)

    assert (made.title, made.language) == expected
