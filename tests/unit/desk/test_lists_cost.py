# SPDX-License-Identifier: Apache-2.0
"""The shorter lists of the desk ask the database as often for many rows as for one.

Records, queues, map, searches, teams and people are held to their number in tests of their own.
"""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.casework.actions.attach import attach
from registry.persons.actions import Consent, add
from registry.publishing.holds import Target, set_hold
from registry.review.notify import notify
from tests.factories.records import logged
from tests.fixtures.files import PDF
from tests.flows.desk_browser import Browser


@pytest.fixture
def record(amal, persons_key):
    return logged(amal)


def message(record, number, amal, basim, _store):
    notify("comment", record=record, people=[basim], by=amal, about=uuid4())


def hold(_record, number, amal, basim, _store):
    set_hold(Target(record=logged(amal)), by=basim, reason=f"Somebody was recognised, {number}.")


def file(record, number, amal, _basim, store):
    incoming = store.receive()
    incoming.write(PDF + str(number).encode())
    attach(record, [(incoming, f"{number}.pdf")], by=amal)


def person(record, number, amal, _basim, _store):
    add(record, kind="witness", texts={"name": f"Huda the Invented {number}"}, consent=Consent(), by=amal)


@pytest.mark.parametrize(
    ("make", "reader", "path"),
    [
        (message, "basim", "/messages"),
        (hold, "basim", "/holds"),
        (file, "amal", "/records/{}/files"),
        (person, "amal", "/records/{}/people"),
    ],
)
def test_number_of_queries_does_not_grow(request, record, amal, basim, evidence_store, make, reader, path):
    browser = Browser(request.getfixturevalue(reader))
    address = path.format(record.reference)
    browser.page(address)  # the first page of a day notes the day, the first of a record that it was read
    counts, lengths = [], []
    for numbers in (range(1), range(1, 9)):
        for number in numbers:
            make(record, number, amal, basim, evidence_store)
        with CaptureQueriesContext(connection) as made:
            lengths.append(len(browser.page(address)))
        counts.append(len(made))

    assert lengths[0] < lengths[1]
    assert counts[0] == counts[1]
