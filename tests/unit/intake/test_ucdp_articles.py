# SPDX-License-Identifier: Apache-2.0
"""The ways in which `source_article` is written, each as invented text."""

import pytest

from registry.intake.importer import ListedSource
from registry.intake.importers.ucdp_ged.articles import listed_sources


def titles(text):
    return [listed.title for listed in listed_sources(text)]


def test_quoted_entries_are_taken_apart_into_office_day_and_title():
    found = listed_sources('"Harbour Courier,2019-05-05,Market shut";"Gazette ,2019-05-06, Three dead"')

    assert found == (
        ListedSource("Harbour Courier", "2019-05-05", "Market shut"),
        ListedSource("Gazette", "2019-05-06", "Three dead"),
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"Courier,2019-05-05,Ten dead; market shut, roads closed"', 1),
        ('"Courier,2019-05-05,Raid leaves "scores" dead"', 1),
        ('"Courier,2019-05-05,"Open mark in front";"Gazette,2019-05-06,Closed"', 2),
        ('"Courier,2019-05-05,Said "closed";"Gazette,2019-05-06,"Open mark"', 2),
        ('"Courier,2019-05-05,Last words "here" "', 1),
        ('"Courier,2019-05-05,First" ; "Courier,2019-05-05,Second"', 2),
        ('"Courier,2019-05-05,Says "stop";"go" in a title"', 1),
        ('"Radio: Coast, Hills & Plains,2019-05-05,With a comma in the office";"Gazette,2019-05-06,Two"', 2),
    ],
)
def test_quoted_entries_end_only_where_another_begins(text, count):
    assert len(listed_sources(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Courier 5/4/1990 ONE DEAD IN STRIKE.", 1),
        ("Courier 14 July 2010 Clash leaves 8 dead; market, school burnt", 1),
        ('Courier, 2008-05-29, "3 dead in blast; 2 dozen said hurt', 1),
        ("Courier 2000-01-02 Ten dead; Gazette 2000-01-03 Eleven dead", 2),
        ('Courier 8 Nov 2013 "8 dead" /(2)Gazette 8 Nov 2013 "12 dead', 2),
        ("", 0),
    ],
)
def test_free_text_is_split_only_between_dated_reports(text, count):
    assert len(listed_sources(text)) == count


def test_nothing_of_free_text_is_lost():
    assert titles("Courier 14 July 2010 8 dead; market burnt") == [
        "Courier 14 July 2010 8 dead; market burnt"
    ]


def test_a_pathological_cell_is_read_in_time_that_grows_with_its_length():
    assert len(listed_sources('";' * 20_000)) == 1
