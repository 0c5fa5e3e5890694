# SPDX-License-Identifier: Apache-2.0
"""The page that moves a record: numbers and names before, a tick where more people would see it, history after."""

import pytest
from django.test import Client

from registry.audit.viewing import viewing
from registry.casework.models import Record
from tests.factories.history import next_transaction
from tests.factories.records import logged
from tests.factories.teams import join, team
from tests.flows.pages import form_with


@pytest.fixture
def north(amal):
    return team("North", amal)


@pytest.fixture
def south(amal, fadi):
    return team("South", amal, fadi)


@pytest.fixture
def record(amal, north):
    made = logged(amal, team=north.pk)
    next_transaction()
    return made


@pytest.fixture
def browser(amal):
    client = Client()
    client.force_login(amal)
    return client


def address(record):
    return f"/records/{record.reference}/team"


def owner(record, person):
    with viewing(person.pk):
        return Record.objects.get(pk=record.pk).team


def sent(browser, record, to, **more):
    fields = form_with(browser.get(address(record)).text, "reason")[1]
    return browser.post(address(record), {**fields, "to": to, "reason": "Theirs.", **more})


def test_the_record_leads_there_and_the_page_says_who_would_see_it(browser, record, south):
    assert f'href="{address(record)}"' in browser.get(f"/records/{record.reference}").text
    page = browser.get(address(record)).text

    assert "Now it is the record of North." in page
    assert "1 of them does not see it now:" in page
    assert "Fadi" in page


def test_without_the_tick_it_stays_and_what_was_typed_is_given_back(browser, amal, record, north, south):
    refused = sent(browser, record, str(south.pk))

    assert refused.status_code == 422
    assert "Confirm that they may." in refused.text
    assert "Theirs." in refused.text
    assert owner(record, amal) == north


def test_with_the_tick_it_moves_and_history_tells_it(browser, amal, record, south):
    assert sent(browser, record, str(south.pk), confirmed="on").status_code == 302
    assert owner(record, amal) == south
    page = browser.get(f"/records/{record.reference}").text
    assert "moved it from North to South" in page
    assert "Theirs." in page
    compared = browser.get(f"/records/{record.reference}/history?from=1&to=2").text

    assert "Whose record it is" in compared
    assert "South" in compared


def test_people_who_came_meanwhile_were_not_confirmed(browser, amal, record, north, south, dunya):
    fields = form_with(browser.get(address(record)).text, "reason")[1]
    join(south, dunya)
    typed = {**fields, "to": str(south.pk), "reason": "Theirs.", "confirmed": "on"}
    refused = browser.post(address(record), typed)

    assert refused.status_code == 409
    assert "Look again" in refused.text
    assert owner(record, amal) == north


def test_to_fewer_people_no_tick_is_asked_for(browser, amal, south):
    record = logged(amal)
    assert 'name="confirmed"' not in browser.get(address(record)).text

    assert sent(browser, record, str(south.pk)).status_code == 302
    assert owner(record, amal) == south


def test_whoever_may_not_move_it_is_told_so_and_sees_no_link(amal, fadi, basim, record, north, south):
    join(north, fadi)
    client = Client()
    client.force_login(fadi)
    assert "You cannot move it." in client.get(address(record)).text
    assert f'href="{address(record)}"' not in client.get(f"/records/{record.reference}").text
    assert client.post(address(record), {"to": "desk", "reason": "Mine."}).status_code == 403
    client.force_login(basim)

    assert client.get(address(record)).status_code == 404


@pytest.mark.parametrize("to", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_team_of_ones_own_is_refused(browser, amal, record, north, south, to):
    assert sent(browser, record, to, confirmed="on").status_code == 422
    assert owner(record, amal) == north
