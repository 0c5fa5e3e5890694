# SPDX-License-Identifier: Apache-2.0
"""The 1,000 real rows of the UCDP GED sample, and what becomes of them. The file is no part of the project."""

import csv
from collections import Counter
from functools import partial
from itertools import islice

import pytest

from registry.casework.models import Attribution, Claim, IncidentLocation, Record
from registry.intake import importers
from registry.intake.models import ImportedRow
from registry.intake.run import import_file


@pytest.fixture
def ged_sample(sample):
    return sample("ucdp_ged_sample.csv")


@pytest.fixture
def first_rows(ged_sample, tmp_path):
    """The file cut after 100 rows; the whole of it takes minutes."""
    cut = tmp_path / "ucdp_ged_sample.csv"
    with ged_sample.open(newline="") as whole, cut.open("w", newline="") as part:
        csv.writer(part).writerows(islice(csv.reader(whole), 101))
    return cut


@pytest.fixture
def taken_in(amal):
    """Return a function that brings a file in."""
    return partial(import_file, importer=importers.found()["ucdp_ged"], by=amal)


@pytest.mark.long
def test_what_becomes_of_the_1000_rows(taken_in, ged_sample):
    """One import is looked at from all sides: bringing in so many rows takes a while."""
    report_accounts_for_every_row(taken_in(ged_sample))
    drafts_carry_precision_dates_and_figures_as_the_rows_do()
    no_headline_stands_in_a_title()
    a_second_run_is_the_same_registry(taken_in, ged_sample)


def test_what_becomes_of_the_first_rows(taken_in, first_rows):
    report = taken_in(first_rows)

    assert report.read == 100
    assert sum(report.created.values()) + sum(map(len, report.refused.values())) == 100
    assert Claim.objects.count() == ImportedRow.objects.count() == sum(report.created.values()) > 10
    no_headline_stands_in_a_title()
    a_second_run_is_the_same_registry(taken_in, first_rows)


def report_accounts_for_every_row(taken_in):
    assert taken_in.read == 1000
    assert {reason: len(rows) for reason, rows in taken_in.refused.items()} == {"out_of_scope": 576}
    assert taken_in.created == {"incident": 402, "aggregate_report": 22}
    assert {name: len(rows) for name, rows in taken_in.flagged.items()} == {
        "no_civilian_stated": 116,
        "country_left_open": 8,
        "low_above_best": 1,
    }


def drafts_carry_precision_dates_and_figures_as_the_rows_do():
    precisions = Counter(IncidentLocation.objects.values_list("precision", flat=True))
    located = IncidentLocation.objects.filter(geom__isnull=False)
    assert precisions == {
        "town": 284,
        "near_place": 55,
        "admin2": 52,
        "admin1": 22,
        "linear_or_fuzzy": 8,
        "country": 2,
        "unlocated": 1,
    }
    assert set(located.values_list("precision", flat=True)) == {"town", "near_place"}
    assert Counter(Record.objects.values_list("date_precision", flat=True)) == {
        "day": 366,
        "2_6_days": 30,
        "week": 4,
        "month": 16,
        "year": 8,
    }
    assert Attribution.objects.filter(confidence="alleged").count() == Attribution.objects.count() == 143
    assert Claim.objects.count() == ImportedRow.objects.count() == 424


def no_headline_stands_in_a_title():
    headlines = {
        listed["title"]
        for row in ImportedRow.objects.all()
        for listed in row.listed_sources
        if len(listed["title"]) > 15
    }
    titles = " ".join(record.title["en"] for record in Record.objects.all())

    assert headlines
    assert not [headline for headline in headlines if headline in titles]


def a_second_run_is_the_same_registry(taken_in, file):
    before = list(Record.objects.order_by("pk").values())

    again = taken_in(file)

    assert (sum(again.created.values()), again.updated, again.unchanged) == (0, 0, len(before))
    assert list(Record.objects.order_by("pk").values()) == before
