# SPDX-License-Identifier: Apache-2.0
"""Possible duplicates while one types, and before one decides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.accounts.models import RoleGrant
from registry.casework.draft import LocationDraft
from registry.domain.addresses import address_key
from tests.factories import records
from tests.flows.desk_browser import Browser
from tests.unit.domain.test_likeness import ADDRESSES

LON, LAT = 69.05123, -48.80456
AREA = LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY07", cod_version="v1")
TYPED = {
    "title_en": "Something else",
    "date_edtf": "2025-03-04",
    "locations-0-lat": str(LAT + 0.02),
    "locations-0-lon": str(LON),
}


def told(user, **typed) -> str:
    answer = Browser(user).client
    answer.handler.enforce_csrf_checks = False
    found = answer.post("/assist/duplicates", {**TYPED, **typed})
    assert found.status_code == 200
    return found.text


def test_a_record_near_in_space_and_time_is_named_with_the_reasons(amal):
    record = records.logged(amal)
    page = told(amal)

    assert record.reference in page
    assert "2.2 km away" in page
    assert "1 day apart" in page


@pytest.mark.parametrize(
    "typed",
    [
        {"date_edtf": "2025-03-10"},
        {"date_edtf": ""},
        {"date_edtf": "2025-02/2025-04"},
        {"date_edtf": "not a date"},
        {"locations-0-lat": "-48.2"},
        {"locations-0-lat": "ninety"},
    ],
)
def test_far_away_another_time_or_nothing_readable_names_none(amal, typed):
    records.logged(amal)

    assert "Perhaps" not in told(amal, **typed)


def test_one_area_needs_similar_words_beside(amal):
    record = records.logged(amal, locations=(AREA,), title={"en": "Market hit in the city of Idleb"})
    place = {"locations-0-lat": "", "locations-0-lon": "", "locations-0-admin1": "SY07"}

    assert record.reference in told(amal, title_en="A market hit, city of Idleb, reported", **place)
    assert record.reference not in told(amal, title_en="Bridge destroyed", **place)


def test_the_same_document_is_enough(amal):
    item = records.document(url="https://www.courier.example/news/1/?utm_source=feed")
    record = records.logged(amal, claims=(records.claim(item=item),))
    page = told(amal, date_edtf="2020-01-01", **{"claims-0-url": "http://courier.example/news/1"})

    assert record.reference in page
    assert "the same document" in page


def test_nobody_is_told_of_records_they_may_not_see(amal, fadi):
    record = records.logged(amal)
    before = told(fadi)
    RoleGrant.objects.filter(user=fadi).delete()

    assert record.reference in before
    assert record.reference not in told(fadi)


def test_a_record_is_no_duplicate_of_itself(amal):
    record = records.logged(amal)

    assert record.reference not in told(amal, reference=record.reference)


def test_the_review_names_them_too(amal, basim):
    other = records.logged(amal)
    record = records.in_review(amal, basim)
    page = Browser(basim).page(f"/records/{record.reference}/review")

    assert "Perhaps recorded already" in page
    assert other.reference in page


def test_number_of_queries_does_not_grow(amal):
    counts = []
    told(amal)  # the first page of a day notes the day
    for more in (1, 7):
        for _ in range(more):
            records.logged(amal)
        with CaptureQueriesContext(connection) as made:
            told(amal)
        counts.append(len(made))

    assert counts[0] == counts[1]


def test_sql_and_python_compare_addresses_alike(db):
    with connection.cursor() as cursor:
        for url, key in ADDRESSES:
            cursor.execute("SELECT registry_address(%s)", [url])
            assert cursor.fetchone()[0] == address_key(url) == key


def test_the_days_are_found_by_an_index(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM casework_standing "
            "WHERE daterange(date_earliest, date_latest, '[]') && daterange('2025-03-01', '2025-03-05', '[]')"
        )
        assert "standing_days" in str(cursor.fetchall())
