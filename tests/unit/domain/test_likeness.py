# SPDX-License-Identifier: Apache-2.0
"""Why two records may be one event: a table."""

from datetime import date

import pytest

from registry.domain.addresses import address_key
from registry.domain.likeness import Compared, reasons

DAY, NEXT, LATER = date(2024, 11, 27), date(2024, 11, 28), date(2024, 12, 5)
SAME_DAY = {"first": DAY, "last": DAY, "other_first": DAY, "other_last": DAY}
NEXT_DAY = SAME_DAY | {"other_first": NEXT, "other_last": NEXT}
APART = SAME_DAY | {"other_first": LATER, "other_last": LATER}
AREA = frozenset({"SY07"})
WIDE = SAME_DAY | {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}
OPEN = SAME_DAY | {"other_first": None}


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({**SAME_DAY, "km": 0.4}, ["near", "same_time"]),
        ({**NEXT_DAY, "km": 4.9}, ["near", "same_time"]),
        ({**SAME_DAY, "km": 5.1}, []),
        ({**SAME_DAY, "km": 60, "areas": AREA, "alike": 0.4}, ["same_time", "same_area", "title"]),
        ({**SAME_DAY, "areas": AREA}, []),
        ({**SAME_DAY, "areas": AREA, "alike": 0.3}, []),
        ({**SAME_DAY, "alike": 0.7}, ["same_time", "title"]),
        ({**SAME_DAY, "alike": 0.5}, []),
        ({**APART, "km": 0.1}, []),
        ({**APART, "km": 0.1, "alike": 0.7}, ["near", "title"]),
        ({**APART, "addresses": frozenset({"a.example/1"})}, ["same_document"]),
        ({"addresses": frozenset({"a.example/1"})}, ["same_document"]),
        ({**WIDE, "km": 2}, []),
        ({**OPEN, "km": 2}, []),
        ({}, []),
    ],
)
def test_reasons_follow_from_place_time_words_and_documents(known, why):
    assert [reason.why.value for reason in reasons(Compared(**known))] == why


ADDRESSES = [
    ("https://www.Courier.example/news/1/", "courier.example/news/1"),
    ("http://courier.example/news/1#top", "courier.example/news/1"),
    ("https://m.courier.example/news/1?utm_source=x&utm_medium=y", "courier.example/news/1"),
    ("https://courier.example/news?id=1&fbclid=abc", "courier.example/news?id=1"),
    ("https://courier.example/news?fbclid=abc&id=1", "courier.example/news?id=1"),
    ("https://courier.example/News/A", "courier.example/News/A"),
    ("https://courier.example?id=2", "courier.example?id=2"),
    ("https://courier.example/", "courier.example"),
    (" https://courier.example/ف ", "courier.example/ف"),
    ("", ""),
]


@pytest.mark.parametrize(("url", "key"), ADDRESSES)
def test_addresses_of_one_document_compare_equal(url, key):
    assert address_key(url) == key
