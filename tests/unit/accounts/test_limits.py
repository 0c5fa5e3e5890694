# SPDX-License-Identifier: Apache-2.0
"""Whatever is secret may be tried a few times only, by everybody, over all processes; the answer tells nobody's name."""

from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import get_hasher
from django.db import connection
from django.test import Client

from registry.accounts import limits
from registry.accounts.limits import Limit, refund, spend
from registry.accounts.models import Attempt
from registry.domain.errors import TooManyAttempts
from tests.fixtures.cast import PASSWORD
from tests.flows.at_the_door import App, second_step, sign_in

pytestmark = pytest.mark.django_db(databases=["default", "published"])
FEW = Limit("a test", 3, 60)


def plain(answer, *names: str) -> str:
    text = answer.text
    for name in (*names, str(answer.context.get("csrf_token", ""))):
        text = text.replace(name, "") if name else text
    return text


def headers(answer) -> tuple[int, dict[str, str]]:
    """Return status and headers but for the clock."""
    return answer.status_code, {
        name: text for name, text in answer.items() if name not in ("Expires", "Retry-After")
    }


def test_name_that_exists_and_name_of_nobody_get_the_same_answers_in_the_same_order(amal):
    known, unknown = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="198.51.100.2")
    pairs = [
        (sign_in(known, "amal", "wrong"), sign_in(unknown, "lama", "wrong"))
        for _ in range(limits.SIGN_IN_NAME.most + 2)
    ]

    assert [answer.status_code for answer, _ in pairs] == [422] * limits.SIGN_IN_NAME.most + [429] * 2
    for answer, other in pairs:
        assert headers(answer) == headers(other)
        assert plain(answer, "amal") == plain(other, "lama")


def test_the_answer_says_when_to_come_back_and_then_it_works(client, amal, later):
    for _ in range(limits.SIGN_IN_NAME.most):
        sign_in(client, "amal", "wrong")

    refused = sign_in(client, "amal")

    assert refused.status_code == 429
    assert "Wait 5 minutes" in refused.text
    assert 290 <= int(refused["Retry-After"]) <= 300
    later(int(refused["Retry-After"]) + 1)
    assert sign_in(client, "amal").status_code == 302


def test_one_address_may_not_try_all_names(client, amal):
    answers = [sign_in(client, f"name-{n}", "wrong") for n in range(limits.SIGN_IN_ADDRESS.most + 1)]

    assert [answer.status_code for answer in answers] == [422] * limits.SIGN_IN_ADDRESS.most + [429]
    assert sign_in(Client(REMOTE_ADDR="198.51.100.9"), "amal").status_code == 302


def test_signing_in_rightly_is_never_too_often(amal):
    for _ in range(limits.SIGN_IN_ADDRESS.most + 5):
        assert sign_in(Client(), "amal").status_code == 302


def test_second_factor_is_limited_for_the_person_whatever_session_tries(amal):
    app = App.of(amal)
    for _ in range(limits.SECOND_FACTOR.most):
        client = Client()
        sign_in(client, "amal")
        assert second_step(client, "000000").status_code == 422

    answer = second_step(client, app.code())

    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)


def test_proof_is_limited(client, amal):
    client.force_login(amal)
    for _ in range(limits.PROOF.most):
        assert client.post("/prove", {"proof_password": "wrong"}).status_code == 422

    assert client.post("/prove", {"proof_password": PASSWORD}).status_code == 429


def test_links_are_limited(client, db):
    answers = [client.get(f"/welcome/guess-{n}").status_code for n in range(limits.LINK.most + 1)]

    assert answers == [404] * limits.LINK.most + [429]


@pytest.mark.parametrize("name", ["amal", "nobody", "closed"])
def test_a_password_is_hashed_whoever_is_asked_for(client, amal, basim, monkeypatch, name):
    basim.username, basim.is_active = "closed", False
    basim.save()
    hasher, hashed = type(get_hasher()), []
    real = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda *given: (hashed.append(1), real(*given))[1])

    sign_in(client, name, "wrong")

    assert len(hashed) == 1


def test_neither_name_nor_address_stands_in_the_table(client, db):
    sign_in(client, "somebody-special", "wrong")

    with connection.cursor() as cursor:
        cursor.execute("SELECT a::text FROM accounts_attempt a")
        rows = " ".join(row for (row,) in cursor.fetchall())
    assert Attempt.objects.count() == 2
    assert "somebody" not in rows
    assert "127.0.0.1" not in rows


def test_a_window_ends_and_what_is_long_over_is_forgotten(db, later):
    for _ in range(FEW.most):
        key = spend(FEW, "it")
    with pytest.raises(TooManyAttempts):
        spend(FEW, "it")
    later(FEW.seconds)
    spend(FEW, "it")

    later(86_401)
    refund(key)

    assert Attempt.objects.count() == 0


def test_attempts_at_one_moment_are_each_counted(django_db_blocker):
    """On connections of their own, as the processes of a desk have them."""
    start, outcomes, own = Barrier(8), [], f"it, {uuid4()}"

    def attempt():
        with django_db_blocker.unblock():
            start.wait()
            try:
                spend(FEW, own)
                outcomes.append("let in")
            except TooManyAttempts:
                outcomes.append("refused")
            finally:
                connection.close()

    threads = [Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["let in"] * 3 + ["refused"] * 5
