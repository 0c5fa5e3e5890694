# SPDX-License-Identifier: Apache-2.0
"""Every refusal for programs has one form, also where the framework refuses before any view is asked."""

import json
import threading

import pytest
from django.db import connections
from django.http import HttpResponseNotAllowed
from django.urls import path

from registry.config import urls_public
from registry.domain.errors import WrongState
from registry.ui.allowances import LONGEST_QUERY
from registry.ui.problems import CONTENT_TYPE
from tests.factories import content as make

LIST = "/api/v1/incidents"
MEGABYTE = 1_048_576


def refusing(request):
    raise WrongState("A refusal that no view caught.")


def allowing(request):
    return HttpResponseNotAllowed(["GET"])


def broken(request):
    raise RuntimeError("/srv/secret")


urlpatterns = [
    path("api/refusing", refusing),
    path("api/allowing", allowing),
    path("feeds/broken", broken),
    *urls_public.urlpatterns,
]
handler400, handler404, handler500 = urls_public.handler400, urls_public.handler404, urls_public.handler500


def told(answer):
    assert answer.headers["Content-Type"] == CONTENT_TYPE
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    body = json.loads(answer.body)
    assert body["status"] == answer.status
    return answer.status, body["code"], [error["parameter"] for error in body["errors"]]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("weapon=%FF", "weapon"),
        ("limit=5&q=%ED%A0%80", "q"),
        ("q=a%00b", "q"),
        ("q=%zz", "q"),
        ("q=5%", "q"),
        ("%FF=1", "�"),
        ("a%00b=1", "a�b"),
        ("weapon=\xff", "weapon"),
        ("=1", "–"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw, query, name):
    assert told(raw(f"{LIST}?{query}")) == (400, "invalid_filter", [name])


def test_text_in_any_script_is_none_of_these(raw):
    answer = raw(f"{LIST}?weapon=%D9%82%D9%86%D8%A8%D9%84%D8%A9")

    assert "codes with commas" in json.loads(answer.body)["detail"]


def test_a_query_string_has_a_longest_length_and_the_longest_parameter_is_named(raw):
    at_most = "weapon=" + "x" * (LONGEST_QUERY - len("weapon="))

    assert told(raw(f"{LIST}?limit=5&q={'x' * 10_000}")) == (414, "query_too_long", ["q"])
    assert told(raw(f"{LIST}?{at_most}")) == (400, "invalid_filter", ["weapon"])


def test_a_body_is_ignored_up_to_a_megabyte(raw):
    assert raw(LIST, body=b"x" * MEGABYTE).status == 200
    assert told(raw(LIST, body=b"x" * (MEGABYTE + 1))) == (413, "body_too_large", [])


def test_a_body_of_unknown_length_is_measured(raw):
    fits = raw(LIST, body=b"x" * 1000, transfer_encoding="chunked")
    too_large = raw(LIST, body=b"x" * (MEGABYTE + 1), transfer_encoding="chunked")

    assert (fits.status, told(too_large)[0]) == (200, 413)


def test_a_host_that_is_not_ours_is_refused_in_the_same_form(raw):
    answer = raw(LIST, host="evil.example")

    assert (answer.status, json.loads(answer.body)["code"]) == (400, "bad_request")
    assert b"evil" not in answer.body


def test_too_many_parameters(raw):
    assert told(raw(f"{LIST}?{'a&' * 2500}"))[:2] == (400, "bad_request")


def test_other_forms_of_refusal_are_put_into_ours(raw, settings):
    settings.ROOT_URLCONF = __name__

    assert told(raw("/api/refusing"))[:2] == (409, "wrong_state")
    allowing = raw("/api/allowing")
    assert (told(allowing)[:2], allowing.headers["Allow"]) == ((405, "method_not_allowed"), "GET")


def test_a_fault_of_ours_tells_nothing_of_itself(raw, settings):
    settings.ROOT_URLCONF = __name__
    answer = raw("/feeds/broken")

    assert told(answer)[:2] == (500, "server_error")
    assert b"secret" not in answer.body
    assert b"Traceback" not in answer.body


def test_pages_of_the_site_keep_their_own_form(raw):
    assert raw("/en/nothing").headers["Content-Type"].startswith("text/html")
    assert raw("/en/", host="evil.example").headers["Content-Type"].startswith("text/html")


def test_what_the_reader_takes_is_named_where_it_is_not_offered(raw):
    answer = raw(LIST, accept="image/png")

    assert told(answer)[:2] == (406, "not_acceptable")
    assert "application/json or application/geo+json" in json.loads(answer.body)["detail"]


def test_never_published_and_never_existing_answer_alike(put, raw):
    put(make.content())
    answers = [
        raw(f"{LIST}/{code}")
        for code in ("CHR-0000000-0", "CHR-ZZZZZZZ-Z", "nonsense", "%00", "%FF", "x" * 3000)
    ]

    assert answers[1:] == answers[:-1]
    assert answers[0].status == 404


def waiting(seconds):
    def ask(*_):
        with connections["published"].cursor() as cursor:
            cursor.execute("SELECT pg_sleep(%s)", [seconds])
        return 0

    return ask


@pytest.mark.parametrize(("seconds", "status"), [(2, 503), (0.01, 200)])
def test_a_question_that_takes_too_long_is_cancelled_and_said_to_be(put, raw, monkeypatch, seconds, status):
    from registry.published.live import Live

    put(make.content())
    monkeypatch.setattr(Live, "count", waiting(seconds))
    with connections["published"].cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '200ms'")

    answer = raw(LIST)

    assert answer.status == status
    if status == 503:
        assert (told(answer)[1], answer.headers["Retry-After"]) == ("unavailable", "10")
        assert b"pg_sleep" not in answer.body


@pytest.mark.parametrize(("seconds", "status"), [(2, 503), (0.01, 200)])
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "This took too long"), ("ar", "استغرق هذا وقتاً أطول مما ينبغي")]
)
def test_a_page_that_takes_too_long_says_so_in_its_language(
    catalogues, put, reference, public_client, monkeypatch, seconds, status, lang, said
):
    from registry.published.live import Live

    put(make.content())
    monkeypatch.setattr(Live, "count", waiting(seconds))
    with connections["published"].cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '200ms'")

    answer = public_client.get(f"/{lang}/explore")

    assert (answer.status_code, said in answer.text) == (status, status == 503)
    if status == 503:
        assert (answer.headers["Retry-After"], answer.headers["Cache-Control"]) == ("10", "no-store")
        assert "pg_sleep" not in answer.text


@pytest.mark.parametrize(("folder", "status"), [("/nowhere", 503), ("", 200)])
def test_a_database_that_is_away_is_said_to_be(raw, monkeypatch, folder, status):
    """Asked in a thread of its own, whose connection is not the one of the test."""
    answers = []

    def ask():
        connection = connections["published"]
        connection.settings_dict = {**connection.settings_dict, **({"HOST": folder} if folder else {})}
        try:
            answers.append(raw(LIST))
        finally:
            connections.close_all()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert answers[0].status == status
    if status == 503:
        assert told(answers[0])[1] == "unavailable"
