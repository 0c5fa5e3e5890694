# SPDX-License-Identifier: Apache-2.0
"""After a restore nothing is shown to the public until somebody answers for it."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from registry.audit.models import Event
from registry.config.opening import marker

SHOWN = ("/en/", "/api/v1/incidents", "/en/api")


@pytest.fixture
def closed(settings, tmp_path):
    settings.REGISTRY_VAR = tmp_path
    marker().write_text("closed\n")


def test_what_was_brought_back_is_shown_to_nobody(closed, public_client, db):
    for path in SHOWN:
        answer = public_client.get(path)
        assert (answer.status_code, answer["Retry-After"]) == (503, "600"), path
        assert answer["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert public_client.get("/api/v1/incidents").json()["code"] == "closed"


def test_it_is_said_in_the_language_of_the_address_or_of_the_reader(closed, catalogues, public_client, db):
    arabic = (
        public_client.get("/ar/"),
        public_client.get("/", headers={"Accept-Language": "ar"}),
    )

    for answer in arabic:
        assert (answer["Content-Language"], 'dir="rtl"' in answer.text) == ("ar", True)
        assert "مغلق في الوقت الحالي" in answer.text
    assert "Closed for now" in public_client.get("/en/").text


def test_the_process_is_well_meanwhile(closed, public_client, db):
    assert public_client.get("/healthz").status_code == 200


def test_it_is_shown_again_once_somebody_answers_for_it(closed, public_client, ghada, as_owner):
    with as_owner():
        call_command("open_public", "--as", "ghada")

    assert {public_client.get(path).status_code for path in SHOWN} == {200}
    told = json.loads(Event.objects.get(verb="registry.opened").body)
    assert told["actor"] == str(ghada.pk)


def test_nobody_opens_it_without_a_name_and_nothing_is_opened_twice(closed, public_client, ghada, as_owner):
    with as_owner():
        with pytest.raises(CommandError, match="no user"):
            call_command("open_public", "--as", "nobody")
        assert public_client.get("/en/").status_code == 503
        call_command("open_public", "--as", "ghada")
        with pytest.raises(CommandError, match="is not closed"):
            call_command("open_public", "--as", "ghada")


def test_where_nothing_was_restored_nothing_is_closed(public_client, settings, tmp_path, db):
    """Negative control."""
    settings.REGISTRY_VAR = tmp_path

    assert {public_client.get(path).status_code for path in SHOWN} == {200}
