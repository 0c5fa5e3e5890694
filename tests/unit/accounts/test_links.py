# SPDX-License-Identifier: Apache-2.0
"""A link lets one person in, once, within seven days, and stands nowhere; every link that does not work looks alike."""

import json
import re

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client

from registry.accounts import links, people
from registry.accounts.models import Link, User
from registry.audit.models import Event
from registry.audit.trail import breaks
from tests.fixtures.cast import PASSWORD
from tests.flows.at_the_door import is_in, sign_in
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_with

pytestmark = pytest.mark.django_db(databases=["default", "published"])
NEW = "the first password of one's own"
TYPED = {"name": "Nadia Example", "username": "nadia", "email": "", "roles": ["documenter"]}


@pytest.fixture
def administrator(ghada):
    return Browser(ghada)


def invited(administrator, **typed):
    fields = form_with(administrator.page("/people/invite"), "username")[1]
    answer = administrator.client.post("/people/invite", fields | TYPED | typed)
    assert answer.status_code == 200, answer.text
    return re.search(r"http://testserver(/welcome/[^<\s]+)", answer.text)[1]


def sets_password(path, password=NEW):
    return Client().post(path, {"new_password": password, "again": password})


def test_invited_person_sets_a_password_and_signs_in(administrator, client):
    path = invited(administrator)

    assert sign_in(client, "nadia", "").status_code == 422
    assert "Nadia Example" in client.get(path).text
    assert sets_password(path)["Location"] == "/sign-in"
    assert sign_in(client, "nadia", NEW).status_code == 302
    user = User.objects.get(username="nadia")
    assert (list(user.granted), user.display_name) == (list(user.granted), "Nadia Example")
    assert set(user.role_grants.values_list("role", flat=True)) == {"documenter"}


def test_trail_names_who_invited_and_holds_no_link(administrator, ghada):
    path = invited(administrator)
    sets_password(path)

    event = json.loads(Event.objects.get(verb="account.invited").body)
    assert (event["actor"], event["data"]) == (str(ghada.pk), {"roles": ["documenter"]})
    token = path.removeprefix("/welcome/")
    with connection.cursor() as cursor:
        for table in ("accounts_link", "audit_event", "accounts_user", "django_session"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            assert all(token not in row and token.split(":")[0] not in row for (row,) in cursor.fetchall())
    assert list(breaks()) == []


def seen(client, path):
    """Return status and page without the address itself and the token of the form."""
    answer = client.get(path)
    return answer.status_code, answer.text.replace(path, "").replace(str(answer.context["csrf_token"]), "")


def used(path, administrator):
    sets_password(path)


def withdrawn(path, administrator):
    nadia = User.objects.get(username="nadia")
    assert administrator.press(f"/people/{nadia.pk}", "/withdraw-link").status_code == 302


def replaced(path, administrator):
    nadia = User.objects.get(username="nadia")
    people.issue_link(by=User.objects.get(username="ghada"), person=nadia)


def closed(path, administrator):
    people.close_account(by=User.objects.get(username="ghada"), person=User.objects.get(username="nadia"))


@pytest.mark.parametrize("end", [used, withdrawn, replaced, closed])
def test_link_that_ended_looks_like_one_that_never_was(administrator, client, end):
    path = invited(administrator)
    assert client.get(path).status_code == 200
    end(path, administrator)

    assert seen(client, path) == seen(client, "/welcome/never:was")
    assert sets_password(path, "something else again").status_code == 404
    assert sign_in(Client(), "nadia", "something else again").status_code == 422


def test_link_ends_after_seven_days(administrator, later):
    path = invited(administrator)
    later(7 * 86_400 - 60)
    assert Client().get(path).status_code == 200

    later(61)

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: "A" + token, lambda token: ""])
def test_token_that_is_not_ours_is_refused(administrator, change):
    token = invited(administrator).removeprefix("/welcome/")

    assert Client().get(f"/welcome/{change(token) or 'x'}").status_code == 404


def test_used_link_is_used_once_also_in_the_database(administrator):
    sets_password(invited(administrator))
    link = Link.objects.get()

    with pytest.raises(IntegrityError, match="stays so"), transaction.atomic():
        Link.objects.filter(pk=link.pk).update(used_at=None)


def test_password_that_will_not_do_leaves_the_link_open(administrator):
    path = invited(administrator)

    assert sets_password(path, "short").status_code == 422
    assert sets_password(path).status_code == 302


def test_link_for_a_new_password_ends_sessions_only_when_it_is_used(administrator, amal, client):
    sign_in(client, "amal")
    token = people.issue_link(by=User.objects.get(username="ghada"), person=amal)
    assert is_in(client)
    assert sign_in(Client(), "amal").status_code == 302

    sets_password(f"/welcome/{token}")

    assert not is_in(client)
    assert sign_in(Client(), "amal", PASSWORD).status_code == 422
    assert sign_in(Client(), "amal", NEW).status_code == 302


def test_link_is_mailed_where_mails_are_on_and_tells_nothing_more(administrator, settings):
    settings.REGISTRY_MAILS = True
    path = invited(administrator, email="nadia@example.org")

    (sent,) = mail.outbox
    assert sent.to == ["nadia@example.org"]
    assert path in sent.body
    assert "Nadia" not in sent.body + sent.subject
    assert "documenter" not in sent.body + sent.subject


@pytest.mark.parametrize(("on", "email"), [(False, "nadia@example.org"), (True, "")])
def test_no_mail_is_sent_where_mails_are_off_or_there_is_no_address(administrator, settings, on, email):
    settings.REGISTRY_MAILS = on
    invited(administrator, email=email)

    assert mail.outbox == []


def test_a_mail_server_that_is_away_is_told_and_the_link_stands(administrator, settings):
    settings.REGISTRY_MAILS, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", 9
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    fields = form_with(administrator.page("/people/invite"), "username")[1]

    answer = administrator.client.post("/people/invite", fields | TYPED | {"email": "nadia@example.org"})

    assert "could not be mailed" in answer.text
    assert links.standing(re.search(r"/welcome/([^<\s]+)", answer.text)[1]).user.username == "nadia"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"username": "ghada"}, "There is a user"),
        ({"username": "na dia"}, "no spaces"),
        ({"name": ""}, "There is a problem"),
        ({"roles": []}, "There is a problem"),
        ({"roles": ["king"]}, "There is a problem"),
        ({"email": "nowhere"}, "There is a problem"),
        ({"email": "GHADA@example.org"}, "Another person has this e-mail address"),
    ],
)
def test_invitation_that_will_not_do_is_told_and_makes_nobody(administrator, ghada, typed, told):
    ghada.email = "ghada@example.org"
    ghada.save(update_fields=["email"])
    fields = form_with(administrator.page("/people/invite"), "username")[1]

    answer = administrator.client.post("/people/invite", fields | TYPED | typed)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert User.objects.count() == 1
