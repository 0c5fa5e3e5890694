# SPDX-License-Identifier: Apache-2.0
"""Who is told of a hold on a record, and of an account that reads or is tried too much; nobody else, and once."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from registry.accounts.limits import SIGN_IN_NAME
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.actions import viewing as reading
from registry.domain.assignment import Task
from registry.publishing.holds import Target, ask_lift, holds_on, lift, set_hold
from registry.review.alarm import tell_administrators
from registry.review.assign import assign
from registry.review.digest import choose, send_due
from registry.review.letter import send_letter
from registry.review.models import Notification
from registry.review.notify import mine
from tests.factories.records import logged
from tests.factories.teams import somebody, team

Kind = Notification.Kind


def told(person, kind=None):
    with viewing(person.pk):
        rows = mine(person)
        return list(rows.filter(kind=kind) if kind else rows)


def test_a_hold_on_a_record_tells_those_who_wrote_it_or_have_it(amal, eyad, basim, dunya, fadi):
    record = logged(amal)
    assign(record, task=Task.REVIEW, person=eyad, by=basim)
    hold = set_hold(Target(record=record), by=basim, reason="Somebody may come to harm.")

    assert [len(told(person, Kind.HOLD)) for person in (amal, eyad, basim, dunya, fadi)] == [1, 1, 0, 0, 0]
    ask_lift(hold, by=basim, reason="It is over.")
    assert len(told(amal, Kind.HOLD)) == 1
    lift(hold, by=dunya, reason="It is over.")
    assert [len(told(person, Kind.HOLD)) for person in (amal, eyad, dunya)] == [2, 2, 0]


def test_a_hold_on_a_source_tells_nobody_by_itself(amal, basim):
    record = logged(amal)
    with viewing(amal.pk):
        source = record.claims.select_related("source_item__source").first().source_item.source
    hold = set_hold(Target(source=source), by=basim, reason="Somebody may come to harm.")

    assert [each.pk for each in holds_on(record)] == [hold.pk]
    assert told(amal) == []


def test_the_mail_about_a_hold_says_nothing_of_the_record(amal, basim, mailoutbox):
    record = logged(amal, title={"en": "Shelling reported in Qzcanary"})
    choose(amal, every="now", address="amal@desk.example")
    set_hold(Target(record=record), by=basim, reason="Somebody in Qzcanary may come to harm.")

    assert send_due(send_letter) == 1
    (letter,) = mail.outbox
    text = letter.subject + letter.body
    assert "Qzcanary" not in text
    assert record.reference not in text


def test_whoever_opens_very_many_records_is_told_to_the_administrators_once(amal, fadi, ghada, monkeypatch):
    monkeypatch.setattr(reading, "MANY", 2)
    records = [logged(amal) for _ in range(4)]
    session = Client()
    session.force_login(fadi)
    for record in records:
        assert session.get(f"/records/{record.reference}").status_code == 200

    (alarm,) = told(ghada, Kind.MANY_VIEWED)
    assert (alarm.account, alarm.record) == (fadi, None)
    assert [told(person) for person in (amal, fadi)] == [[], []]
    session.force_login(ghada)
    page = session.get("/messages").text
    assert "opened very many records within ten minutes" in page
    assert f'href="/people/{fadi.pk}"' in page


def test_whoever_works_raises_nothing(amal, fadi, ghada):
    """Negative control: the limit is that of the rule."""
    session = Client()
    session.force_login(fadi)
    for record in [logged(amal) for _ in range(4)]:
        session.get(f"/records/{record.reference}")

    assert told(ghada) == []


def tries(browser, name, times):
    sent = {"username": name, "password": "not it"}
    return [browser.post("/sign-in", sent).status_code for _ in range(times)]


def test_signing_in_tried_too_often_is_told_to_the_administrators_once(amal, ghada, client):
    assert tries(client, "amal", SIGN_IN_NAME.most) == [422] * SIGN_IN_NAME.most
    assert told(ghada) == []
    assert tries(client, "amal", 3) == [429] * 3

    (alarm,) = told(ghada)
    assert (alarm.kind, alarm.account, alarm.made_by) == (Kind.TRIED_TOO_OFTEN, amal, None)
    assert told(amal) == []


def test_a_name_that_is_nobodys_is_told_without_an_account_and_answered_the_same(ghada, client):
    assert tries(client, "nobody-here", SIGN_IN_NAME.most + 1)[-1] == 429

    (alarm,) = told(ghada)
    assert alarm.account is None
    browser = Client()
    browser.force_login(ghada)
    assert 'href="/people"' in browser.get("/messages").text


def test_a_closed_account_of_an_administrator_is_told_nothing(amal, ghada):
    other = somebody("hani", "administrator")
    User.objects.filter(pk=ghada.pk).update(is_active=False)
    for _ in range(2):
        tell_administrators(Kind.TRIED_TOO_OFTEN, account=amal)

    assert (len(told(other)), told(ghada)) == (1, [])


@pytest.mark.parametrize("kind", [Kind.MANY_VIEWED, Kind.HOLD])
def test_the_database_keeps_alarms_and_records_apart(amal, ghada, kind):
    team("North", amal)
    record = logged(amal)
    wrong = {"record": record} if kind == Kind.MANY_VIEWED else {"account": amal}
    with pytest.raises(IntegrityError, match="notification_of_a_record_or_an_alarm"), transaction.atomic():
        Notification.objects.create(kind=kind, person=ghada, **wrong)
    right = {"account": amal} if kind == Kind.MANY_VIEWED else {"record": record}
    with viewing(ghada.pk):
        Notification.objects.create(kind=kind, person=ghada, **right)
