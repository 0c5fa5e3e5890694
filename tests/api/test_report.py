# SPDX-License-Identifier: Apache-2.0
"""The form for readers: what it keeps, what it refuses, what it never tells, and how a request stands afterwards."""

import re
from functools import partial
from html import escape
from urllib.parse import urlencode

import pytest

from registry.domain.requests import fingerprint
from registry.inbox.keys import unseal
from registry.public.report_form import ReportForm
from registry.published.models import InboxItem
from registry.ui import limits
from tests.factories import content as make
from tests.fixtures.inbox import as_inbox, token

FILLED = {"kind": "error", "wrong": "Canary: the day is another.", "contact": "none"}
NUMBER = re.compile(r"RQ(?:-[0-9A-Z]{5}){4}")
TYPE = "application/x-www-form-urlencoded"
HOLDS = "The address of this page holds your number"
KEPT_BY_NOBODY = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


@pytest.fixture
def send(public_client, inbox, db):
    """Return a function that sends the form as the public face gets it: with a role that reads nothing."""

    def sent(*, seconds=60, lang="en", headers=None, **changes):
        body = urlencode({"token": token(seconds), **FILLED, **changes})
        with as_inbox():
            return public_client.post(f"/{lang}/report", body, content_type=TYPE, headers=headers or {})

    return sent


@pytest.fixture
def arrived(as_publisher):
    """Return a function that gives what was handed in, opened with the desk's key."""

    def rows():
        with as_publisher():
            return [unseal(row.fingerprint, row.sealed) for row in InboxItem.objects.all()]

    return rows


def test_the_form_is_shown_with_its_record_and_kept_by_nobody(public_client, inbox, db):
    answer = public_client.get("/en/report?record=CHR-4G7K2M9-T")

    assert answer.status_code == 200
    assert 'value="CHR-4G7K2M9-T"' in answer.text
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


@pytest.mark.parametrize(("days", "words"), [(180, "180 days after"), (1, "1 day after")])
def test_the_form_says_when_what_is_written_is_erased(public_client, inbox, db, settings, days, words):
    settings.REGISTRY_REQUEST_KEEP_DAYS = days
    assert f"What you write is erased {words} the request is closed." in public_client.get("/en/report").text


def test_what_is_sent_arrives_sealed_and_its_number_is_shown_once(send, arrived, as_publisher):
    answer = send(lang="ar", about="chr 4g7k2m9 t".replace(" ", "-"))

    number = NUMBER.search(answer.text)[0]
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "Canary" not in answer.text
    (letter,) = arrived()
    assert (letter["wrong"], letter["language"], letter["kind"]) == (FILLED["wrong"], "ar", "error")
    with as_publisher():
        row = InboxItem.objects.get()
        assert row.fingerprint == fingerprint(number)
        assert b"Canary" not in bytes(row.sealed)


def test_what_is_sent_twice_is_one_request_and_what_was_changed_is_another(send, arrived):
    first, again, changed = send(), send(), send(wrong="Canary: another text.")

    assert NUMBER.findall(first.text) == NUMBER.findall(again.text) != NUMBER.findall(changed.text)
    assert len(arrived()) == 2


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("kind", {"kind": ""}),
        ("kind", {"kind": "everything"}),
        ("wrong", {"wrong": "  "}),
        ("wrong", {"wrong": "x" * 5001}),
        ("wrong", {"wrong": "hidden \u202e turn"}),
        ("source", {"source": "a\0b"}),
        ("about", {"about": "https://elsewhere.example/x"}),
        ("address", {"contact": "email", "address": ""}),
        ("relation", {"relation": "enemy"}),
    ],
)
def test_a_mistake_is_named_at_its_field_and_what_was_typed_is_kept(send, arrived, field, changes):
    answer = send(**{"right": "Kept text.", **changes})

    assert answer.status_code == 422
    assert f'href="#id_{field}' in answer.text
    assert "Kept text." in answer.text
    assert arrived() == []


def test_a_text_that_is_too_long_is_refused_before_it_is_composed(send, arrived):
    """To sort a hundred thousand marks would hold this process for seconds."""
    long = send(wrong="\u0301" * 5000 + "\u0316" * 5000)
    piled = send(wrong="\u0301" * 2500 + "\u0316" * 2500)

    assert (long.status_code, piled.status_code) == (422, 422)
    assert "10000 characters; at most 5000 are allowed" in long.text
    assert "more than 30 marks" not in long.text
    assert "more than 30 marks" in piled.text
    assert arrived() == []


@pytest.mark.parametrize(
    ("seconds", "status"), [(0, 422), (3, 200), (86_000, 200), (87_000, 422), (-100, 422)]
)
def test_a_form_is_neither_too_young_nor_too_old(send, seconds, status):
    answer = send(seconds=seconds)

    assert answer.status_code == status
    assert ("Canary" in answer.text) == (status == 422)


def test_a_form_that_was_too_old_can_be_sent_again_as_it_is(send, public_client):
    fresh = re.search(r'name="token" value="([^"]+)"', send(seconds=90_000).text)[1]

    assert fresh != token(90_000)
    assert send(token=fresh).status_code == 422  # faster than a person


@pytest.mark.parametrize("forged", ["", "x", "random:1tN:nothing", "::"])
def test_a_token_that_was_not_signed_here_hands_nothing_in(send, arrived, forged):
    assert send(token=forged).status_code == 422
    assert arrived() == []


def test_a_page_of_somebody_else_and_a_form_with_files_are_refused(send, public_client, arrived):
    assert send(headers={"Sec-Fetch-Site": "cross-site"}).status_code == 404
    assert public_client.post("/en/report", {"token": token(), **FILLED}).status_code == 404  # multipart
    assert send(wrong="x" * 200_001).status_code == 413
    assert arrived() == []


def test_the_answer_is_the_same_whether_there_is_such_a_record_or_not(send, put, reference):
    code = put(make.content())
    texts = {re.sub(NUMBER, "", send(about=about).text) for about in (code, "CHR-0000000-0", "")}

    assert len(texts) == 1


def test_the_form_has_a_budget_of_its_own_and_the_text_is_kept(send, settings):
    settings.REGISTRY_RATE_LIMIT = 3000
    limits.forms.cache_clear()
    limits.limits.cache_clear()

    answers = [send(source=str(place)) for place in range(limits.FORMS + 1)]

    limits.forms.cache_clear()
    assert [answer.status_code for answer in answers] == [200] * limits.FORMS + [429]
    assert int(answers[-1]["Retry-After"]) <= limits.HOUR
    assert FILLED["wrong"] in answers[-1].text


def test_who_sends_a_form_is_not_refused_for_what_others_in_their_network_read(
    public_client, send, settings, arrived
):
    """Who is refused before the form is read loses what they wrote."""
    settings.REGISTRY_RATE_LIMIT = 6
    limits.forms.cache_clear()
    limits.limits.cache_clear()
    while public_client.get("/en/about").status_code != 429:
        pass

    first, second = send(), send(wrong="Canary: another text.")
    read, sent_elsewhere = public_client.get("/en/report"), public_client.post("/en/about")
    flood = [send() for _ in range(6)]

    limits.forms.cache_clear()
    limits.limits.cache_clear()
    assert (first.status_code, second.status_code) == (200, 200)
    assert len(arrived()) == 2
    assert (read.status_code, sent_elsewhere.status_code, flood[-1].status_code) == (429, 429, 429)


def test_without_a_key_the_form_is_closed_and_nothing_is_taken(public_client, db):
    assert "<form" not in public_client.get("/en/report").text.partition("<main")[2]
    body = urlencode({"token": token(), **FILLED})
    assert not NUMBER.search(public_client.post("/en/report", body, content_type=TYPE).text)


@pytest.mark.parametrize(
    "path", ["/en/", "/en/api", "/en/report/RQ-x", "/en/nothing", "/", "/api/v1/incidents"]
)
def test_no_other_address_takes_a_form(public_client, reference, path):
    assert public_client.post(path, "a=b", content_type=TYPE).status_code in (404, 405)


def test_the_form_takes_no_other_method_and_no_other_parameter(public_client, inbox, db):
    assert [public_client.generic(name, "/en/report").status_code for name in ("PUT", "PATCH", "DELETE")] == [
        405
    ] * 3
    assert public_client.get("/en/report?weapon=uxo").status_code == 400
    assert public_client.get("/en/report?number=RQ-00000-00000-00000-00000").status_code == 400


def test_a_form_takes_nothing_that_it_did_not_ask_for(send, public_client, arrived):
    twice = urlencode([("token", token()), *FILLED.items(), ("wrong", "Another.")])

    assert send(weapon="uxo").status_code == 404
    assert send(number="RQ-00000-00000-00000-00000").status_code == 404
    assert public_client.post("/en/report", twice, content_type=TYPE).status_code == 404
    body = urlencode({"token": token(), **FILLED})
    assert public_client.post("/en/report?record=x", body, content_type=TYPE).status_code == 400
    assert arrived() == []


def test_who_holds_the_number_is_told_how_it_stands_and_others_what_everybody_is_told(
    public_client, handed_in
):
    number = handed_in()

    found = public_client.get(f"/en/report/{number.lower()}")
    assert found.status_code == 200
    assert "Received" in found.text
    assert HOLDS in found.text
    absent = public_client.get("/en/report/RQ-00000-00000-00000-00000")
    nothing = public_client.get("/en/nothing")
    assert (absent.status_code, absent.content) == (nothing.status_code, nothing.content)
    assert dict(absent.headers) == dict(nothing.headers) | KEPT_BY_NOBODY
    assert public_client.get(f"/en/report/{number}?x=1").status_code == 400


@pytest.mark.parametrize(("lang", "title"), [("en", "How your request stands"), ("ar", "أين وصل طلبك")])
def test_a_number_is_looked_up_without_standing_in_any_address(
    public_client, handed_in, catalogues, lang, title
):
    number = handed_in()
    look_up = partial(public_client.post, f"/{lang}/report", content_type=TYPE)

    found = look_up(urlencode({"number": f" {number.lower()} "}))
    assert (found.status_code, found["Cache-Control"]) == (200, "no-store")
    assert f"<h1>{title}</h1>" in found.text
    assert HOLDS not in found.text
    assert number not in found.text
    assert look_up(f"number={number}", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 404


@pytest.mark.parametrize(
    ("lang", "typed", "status", "words"),
    [
        ("en", "RQ-00000-00000-00000-00000", 404, "No request has this number. Check it."),
        ("en", "RQ-0 <mistyped>", 404, "No request has this number. Check it."),
        ("en", " ", 422, "Write the number that you were given."),
        ("ar", "RQ-00000-00000-00000-00000", 404, "لا طلب بهذا الرقم. تحقق منه."),
    ],
)
def test_a_number_that_no_request_has_is_named_at_its_field_and_kept(
    public_client, handed_in, catalogues, lang, typed, status, words
):
    handed_in()
    answer = public_client.post(f"/{lang}/report", urlencode({"number": typed}), content_type=TYPE)
    main = answer.text.partition("<main")[2]

    assert answer.status_code == status
    assert dict(answer.headers).items() >= KEPT_BY_NOBODY.items()
    assert main.count(words) == 2
    assert 'href="#id_number"' in main
    assert f'value="{escape(typed.strip())}"' in main or not typed.strip()
    assert 'class="exit"' in main
    assert main.count('<form method="post"') == 2


def test_a_number_that_no_request_has_costs_as_much_as_any_other(
    public_client, inbox, db, django_assert_num_queries
):
    asked = partial(public_client.post, "/en/report", content_type=TYPE)
    asked("number=RQ-x")
    for typed in ("RQ-00000-00000-00000-00000", "RQ-11111-11111-11111-11111", "nothing like a number"):
        with django_assert_num_queries(2, using="published"):
            asked(urlencode({"number": typed}))


def test_the_form_that_looks_up_sends_the_number_in_its_body(public_client, inbox, db):
    form = " ".join(public_client.get("/en/report").text.partition("stands-title")[2].split())

    assert '<form method="post" action="/en/report"' in form
    assert 'name="number"' in form


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/report/RQ-x", 404),
        ("/ar/report/RQ-x/y", 404),
        ("/en/report/%0ARQ-x", 404),
        ("/en/report?x=1", 400),
    ],
)
def test_no_refusal_below_the_form_is_kept_by_a_cache(public_client, inbox, db, path, status):
    answer = public_client.get(path)

    assert answer.status_code == status
    assert dict(answer.headers).items() >= KEPT_BY_NOBODY.items()
    assert public_client.get("/en/reports").get("Cache-Control") != "no-store"


def test_neither_is_that_too_much_was_asked(public_client, inbox, db, settings):
    settings.REGISTRY_RATE_LIMIT = 2
    limits.limits.cache_clear()

    answers = [public_client.get("/en/report/RQ-x") for _ in range(9)]

    limits.limits.cache_clear()
    assert answers[-1].status_code == 429
    assert dict(answers[-1].headers).items() >= KEPT_BY_NOBODY.items()


def test_every_field_of_the_form_is_in_what_is_sealed():
    form = ReportForm(FILLED | {"contact": "email", "address": "canary@example.org"})

    assert form.is_valid(), form.errors
    assert set(form.letter("en")) == {*form.fields, "language"}
