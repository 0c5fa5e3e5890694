# SPDX-License-Identifier: Apache-2.0
"""One transaction a request, in which the database knows the person: to its end and not beyond it."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path

from registry.audit.models import Event
from registry.audit.viewing import name_viewer
from registry.casework.actions.log import log_record
from registry.casework.models import Record
from registry.config.urls_desk import urlpatterns as desk
from registry.desk.people import person
from registry.domain.errors import WrongState
from tests.factories.records import draft, logged

RUNG = []


def viewer_now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('registry.viewer', true), '')")
        return cursor.fetchone()[0]


@login_not_required
def whose(request):
    return HttpResponse(viewer_now())


def streamed(request):
    return StreamingHttpResponse(str(Record.objects.count()) for _ in range(1))


def writes_and_refuses(request):
    log_record(draft(), by=person(request))
    transaction.on_commit(lambda: RUNG.append("refused"))
    raise WrongState("Not now.")


def writes_and_breaks(request):
    log_record(draft(), by=person(request))
    raise RuntimeError


def writes(request):
    transaction.on_commit(lambda: RUNG.append("written"))
    return HttpResponse(log_record(draft(), by=person(request)).reference)


urlpatterns = [
    path("try/whose", whose),
    path("try/streamed", streamed),
    path("try/refuses", writes_and_refuses),
    path("try/breaks", writes_and_breaks),
    path("try/writes", writes),
    *desk,
]


@pytest.fixture
def client(amal, settings):
    settings.ROOT_URLCONF = __name__
    RUNG.clear()
    browser = Client(raise_request_exception=False)
    browser.force_login(amal)
    logged(amal)
    name_viewer("")
    return browser


def test_the_database_knows_the_person_within_a_request_and_nobody_after_it(client, amal):
    assert client.get("/try/whose").text == str(amal.pk)
    assert viewer_now() == ""


def test_signed_out_it_knows_nobody(client):
    client.logout()
    assert client.get("/try/whose").text == ""


def test_an_answer_that_is_streamed_is_read_by_nobody(client):
    """Who streams rows reads them before the answer, or names the viewer where they are read."""
    assert b"".join(client.get("/try/streamed").streaming_content) == b"0"


@pytest.mark.parametrize(("address", "status"), [("refuses", 409), ("breaks", 500)])
def test_what_a_view_did_before_it_stopped_is_undone(
    client, address, status, django_capture_on_commit_callbacks
):
    before = Event.objects.count()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.get(f"/try/{address}")

    assert (answer.status_code, Event.objects.count(), RUNG) == (status, before, [])
    assert viewer_now() == ""


def test_what_a_view_did_stands_and_its_bells_ring_at_the_end(client, django_capture_on_commit_callbacks):
    """Negative control."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.get("/try/writes")

    assert answer.status_code == 200
    assert RUNG == ["written"]
    assert Event.objects.filter(verb="record.logged").count() == 2


def test_the_setting_ends_with_the_transaction(db):
    """No connection of a pool carries it on. Shown on a connection of its own, which commits."""

    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT set_config('registry.viewer', 'x', true)")
            cursor.execute("COMMIT")
            cursor.execute("SELECT coalesce(current_setting('registry.viewer', true), '')")
            assert cursor.fetchone()[0] == ""
    finally:
        other.close()
