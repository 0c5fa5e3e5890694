# SPDX-License-Identifier: Apache-2.0
"""Making people at the command line: what is refused, what is told, and that the password stands nowhere."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from registry.accounts.models import Organisation, RoleGrant, User
from registry.audit.models import Event
from registry.audit.trail import breaks

pytestmark = pytest.mark.django_db(databases=["default", "published"])
NADIA = ("nadia", "--name", "Nadia Example", "--role", "documenter")


def run(verb, *words):
    out = StringIO()
    try:
        call_command(verb, *words, stdout=out)
    except CommandError as refusal:
        return refusal.returncode, str(refusal)
    return 0, out.getvalue()


def signs_in(client, username, password):
    return client.post("/sign-in", {"username": username, "password": password}).status_code == 302


def test_the_printed_password_opens_the_desk_and_another_does_not(client):
    status, told = run("add_person", *NADIA, "--role", "reviewer", "--organisation", "Example group")
    username, password = told.split()

    user = User.objects.get()
    assert (status, username, user.display_name) == (0, "nadia", "Nadia Example")
    assert (user.organisation.name, user.is_demonstration) == ("Example group", False)
    assert set(RoleGrant.objects.values_list("role", flat=True)) == {"documenter", "reviewer"}
    assert not signs_in(client, "nadia", password + "x")
    assert signs_in(client, "nadia", password)


def test_the_password_stands_nowhere_in_clear_and_the_trail_tells_the_rest():
    _, told = run("add_person", *NADIA)
    password = told.split()[1]

    event = json.loads(Event.objects.get(verb="account.made").body)
    user = User.objects.get()
    assert event["subject"] == event["actor"] == str(user.pk)
    assert (event["data"], "command line" in event["reason"]) == ({"roles": ["documenter"]}, True)
    assert list(breaks()) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT u::text || e::text FROM accounts_user u, audit_event e")
        assert all(password not in row for (row,) in cursor.fetchall())


def test_two_passwords_are_never_alike():
    first, second = (run("add_person", name, *NADIA[1:])[1].split()[1] for name in ("nadia", "omar"))

    assert first != second
    assert len(first) == len(second) == 20


def test_json_tells_the_same():
    made = json.loads(run("add_person", *NADIA, "--json")[1])

    assert (made["username"], made["roles"], len(made["password"])) == ("nadia", ["documenter"], 20)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("amal", "--name", "A", "--role", "viewer"), "There is a user “amal” already"),
        (("AMAL", "--name", "A", "--role", "viewer"), "There is a user “AMAL” already"),
        (("", "--name", "A", "--role", "viewer"), "username must not be empty"),
        (("na dia", "--name", "A", "--role", "viewer"), "no spaces"),
        (("na\u200bdia", "--name", "A", "--role", "viewer"), "invisible"),
        (("n" * 61, "--name", "A", "--role", "viewer"), "at most 60 characters"),
        (("nadia", "--name", "", "--role", "viewer"), "name must not be empty"),
        (("nadia", "--name", "  ", "--role", "viewer"), "name must not be empty"),
        (("nadia", "--name", "A\nB", "--role", "viewer"), "none of them a control character"),
        (("nadia", "--name", "A", "--role", "editor"), "no role “editor”. The roles are: viewer, documenter"),
        (
            ("nadia", "--name", "A", "--role", "viewer", "--organisation", "\t"),
            "organisation must not be empty",
        ),
    ],
)
def test_a_refusal_is_status_1_says_why_and_changes_nothing(amal, words, told):
    status, message = run("add_person", *words)

    assert (status, told in message) == (1, True)
    assert (User.objects.count(), Organisation.objects.count(), Event.objects.count()) == (1, 0, 0)


def test_a_name_may_join_its_letters_without_a_space():
    assert run("add_person", "mina", "--name", "مینا علی\u200cپور", "--role", "viewer")[0] == 0


def test_two_people_share_their_organisation():
    for name in ("nadia", "omar"):
        run("add_person", name, *NADIA[1:], "--organisation", "Example group")

    assert Organisation.objects.get().people.count() == 2


def test_a_new_password_ends_the_old_one_and_every_session(client):
    old = run("add_person", *NADIA)[1].split()[1]
    assert signs_in(client, "nadia", old)

    status, told = run("new_password", "nadia")

    assert client.get("/").status_code == 302
    assert not signs_in(client, "nadia", old)
    assert (status, signs_in(client, "nadia", told.split()[1])) == (0, True)
    assert Event.objects.filter(verb="account.password_renewed").count() == 1


def test_a_new_password_for_nobody_is_status_1(amal):
    assert run("new_password", "nobody") == (1, "There is no user “nobody”.")
    assert Event.objects.count() == 0
