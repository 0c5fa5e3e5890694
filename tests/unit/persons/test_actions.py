# SPDX-License-Identifier: Apache-2.0
"""Who may write, read and erase; what the trail holds of it; what the database refuses."""

import json
import secrets

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.domain.errors import InvalidInput, KeyMissing, NeedsSecondPerson, NotPermitted, WrongState
from registry.persons import actions
from registry.persons.actions import Consent
from registry.persons.models import FIELDS, Person
from tests.factories.records import logged
from tests.factories.teams import team

TEXTS = {"name": "Huda Canary", "contact": "+000 canary", "details": "a girl of canary years"}


@pytest.fixture
def record(amal, persons_key):
    return logged(amal)


@pytest.fixture
def huda(record, amal):
    return actions.add(record, kind="victim", texts=TEXTS, consent=Consent(), by=amal)


def told(verb):
    return [json.loads(event.body) for event in Event.objects.filter(verb=verb).order_by("seq")]


def test_what_was_written_is_shown_to_a_documenter_and_a_reviewer_and_each_reading_is_told(huda, amal, basim):
    assert actions.show(huda, reason="correction", by=amal) == TEXTS
    assert actions.show(huda, reason="review", by=basim) == TEXTS

    readings = [(event["actor"], event["data"]) for event in told("person.read")]
    assert readings == [
        (str(amal.pk), {"person": str(huda.pk), "why": "correction"}),
        (str(basim.pk), {"person": str(huda.pk), "why": "review"}),
    ]


def test_a_reading_that_fails_to_be_told_shows_nothing(huda, amal, monkeypatch):
    def away(*args, **options):
        raise DatabaseError("the trail is away")

    monkeypatch.setattr(actions, "tell", away)

    with pytest.raises(DatabaseError):
        actions.show(huda, reason="review", by=amal)


@pytest.mark.parametrize("who", ["dunya", "fadi"])
def test_a_publisher_and_a_viewer_reach_no_person(huda, record, who, request):
    by = request.getfixturevalue(who)
    for attempt in (
        lambda: actions.show(huda, reason="review", by=by),
        lambda: actions.names_of(record, by=by),
        lambda: actions.add(record, kind="victim", texts=TEXTS, consent=Consent(), by=by),
        lambda: actions.change(huda, kind="victim", texts=TEXTS, consent=Consent(), by=by),
        lambda: actions.ask_erasure(huda, by=by),
    ):
        with pytest.raises(NotPermitted):
            attempt()

    assert told("person.read") == []


def test_a_reviewer_writes_nothing(huda, record, basim):
    with pytest.raises(NotPermitted):
        actions.add(record, kind="victim", texts=TEXTS, consent=Consent(), by=basim)


@pytest.mark.parametrize("reason", ["", "because Huda Canary asked"])
def test_a_reason_is_one_of_a_list_so_that_no_name_gets_into_the_trail(huda, amal, reason):
    with pytest.raises(InvalidInput):
        actions.show(huda, reason=reason, by=amal)

    assert told("person.read") == []


def test_names_of_a_record_come_with_one_event(huda, record, amal, basim):
    actions.add(record, kind="contact", texts={"contact": "only a number"}, consent=Consent(), by=amal)

    assert actions.names_of(record, by=basim) == ["Huda Canary"]
    assert len(told("person.names_checked")) == 1


def test_a_change_keeps_the_key_and_seals_anew(huda, amal):
    before = Person.objects.get(pk=huda.pk)
    consent = Consent(scope="publish_name", public_name_ok=True)
    actions.change(huda, kind="witness", texts=TEXTS | {"name": "Huda B."}, consent=consent, by=amal)

    after = Person.objects.get(pk=huda.pk)
    assert (after.kind, after.public_name_ok) == ("witness", True)
    assert bytes(after.wrapped_key) == bytes(before.wrapped_key)
    assert bytes(after.sealed_details) != bytes(before.sealed_details)
    assert actions.show(huda, reason="review", by=amal)["name"] == "Huda B."


@pytest.mark.parametrize(
    "consent",
    [
        Consent(scope="desk_only", public_name_ok=True),
        Consent(scope="publish_name", public_name_ok=True, withdrawn_at="2025-01-01"),
    ],
)
def test_a_name_is_public_by_a_consent_that_stands(huda, amal, consent):
    with pytest.raises(InvalidInput):
        actions.change(huda, kind="victim", texts=TEXTS, consent=consent, by=amal)
    with pytest.raises(DatabaseError, match="person_public_by_consent_alone"), acting_as(amal.pk):
        Person.objects.filter(pk=huda.pk).update(
            public_name_ok=True, consent=consent.scope, consent_withdrawn_at=consent.withdrawn_at
        )


def test_one_asks_and_another_confirms_and_then_nothing_opens(huda, amal, basim, record):
    actions.ask_erasure(huda, by=amal)
    with pytest.raises(NeedsSecondPerson):
        actions.confirm_erasure(huda, by=amal)
    actions.confirm_erasure(huda, by=basim)

    row = Person.objects.get(pk=huda.pk)
    assert [row.wrapped_key, *(getattr(row, f"sealed_{name}") for name in FIELDS)] == [None] * 4
    with pytest.raises(WrongState, match="erased"):
        actions.show(huda, reason="review", by=amal)
    assert actions.names_of(record, by=amal) == []
    assert (told("person.erasure_asked")[0]["actor"], told("person.erased")[0]["actor"]) == (
        str(amal.pk),
        str(basim.pk),
    )


def test_nobody_confirms_what_nobody_asked_for(huda, basim):
    with pytest.raises(WrongState):
        actions.confirm_erasure(huda, by=basim)


ERASE = (
    "wrapped_key = NULL, sealed_name = NULL, sealed_contact = NULL, sealed_details = NULL, erased_at = now()"
)


@pytest.mark.parametrize(
    ("asked", "statement"),
    [
        (False, f"{ERASE}, erased_by_id = %(actor)s"),
        (False, f"{ERASE}, erased_by_id = %(actor)s, erasure_asked_by_id = %(other)s"),
        (True, f"{ERASE}, erased_by_id = %(other)s"),
        (True, "wrapped_key = NULL"),
        (False, "erasure_asked_by_id = %(other)s"),
        (True, "erasure_asked_by_id = NULL"),
        (False, "record_id = gen_random_uuid()"),
        (False, "added_by_id = %(other)s"),
    ],
)
def test_the_database_too_holds_the_rule_of_two(huda, amal, basim, asked, statement):
    if asked:
        actions.ask_erasure(huda, by=amal)

    with pytest.raises(DatabaseError), acting_as(amal.pk), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE persons_person SET {statement} WHERE id = %(id)s",
            {"actor": amal.pk, "other": basim.pk, "id": huda.pk},
        )


def test_the_database_lets_a_second_person_erase(huda, amal, basim):
    """Negative control."""
    actions.ask_erasure(huda, by=amal)

    with acting_as(basim.pk), connection.cursor() as cursor:
        cursor.execute(f"UPDATE persons_person SET {ERASE}, erased_by_id = %s", [basim.pk])
        assert cursor.rowcount == 1


def test_an_erased_person_stays_erased_and_no_row_goes(huda, amal, basim, as_owner):
    actions.ask_erasure(huda, by=amal)
    actions.confirm_erasure(huda, by=basim)

    for statement in ("UPDATE persons_person SET kind = 'witness'", "DELETE FROM persons_person"):
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SELECT set_config('registry.actor', %s, true)", [str(amal.pk)])
            with pytest.raises(DatabaseError, match=r"stays? erased|stands"), transaction.atomic():
                cursor.execute(statement)


def test_a_new_master_key_wraps_all_and_the_old_one_can_go(huda, amal, persons_key, settings):
    newer = secrets.token_urlsafe(36)
    settings.REGISTRY_PERSONS_KEY = f"{newer}\n{persons_key}"
    call_command("rewrap_persons", "--as", "amal")

    settings.REGISTRY_PERSONS_KEY = newer
    assert actions.show(huda, reason="review", by=amal) == TEXTS
    settings.REGISTRY_PERSONS_KEY = persons_key
    with pytest.raises(KeyMissing):
        actions.show(huda, reason="review", by=amal)


@pytest.fixture
def two_keys(persons_key, settings):
    """Put a newer master key above the one that wraps everybody so far; return it alone."""
    newer = secrets.token_urlsafe(36)
    settings.REGISTRY_PERSONS_KEY = f"{newer}\n{persons_key}"
    return newer


@pytest.fixture
def sealed_away(amal, persons_key):
    """A person in a sealed record of another team, which no administrator sees."""
    record = logged(amal, team=team("South", amal).pk, sensitivity="sealed")
    return actions.add(record, kind="witness", texts=TEXTS, consent=Consent(), by=amal)


def test_the_owner_wraps_the_people_that_nobody_at_the_desk_sees(
    huda, sealed_away, amal, ghada, two_keys, settings, as_owner, capsys
):
    with as_owner():
        call_command("rewrap_persons", "--as", "ghada")

    assert "2 keys" in capsys.readouterr().out
    settings.REGISTRY_PERSONS_KEY = two_keys
    assert actions.show(sealed_away, reason="review", by=amal) == TEXTS
    assert [event["actor"] for event in told("person.keys_rewrapped")] == [str(ghada.pk)]


@pytest.mark.parametrize("who", ["ghada", "basim"])
def test_nothing_is_called_done_while_somebody_out_of_sight_keeps_the_older_key(
    huda, sealed_away, amal, two_keys, who, request, capsys
):
    """Ghada sees neither person, Basim one of the two."""
    by = request.getfixturevalue(who)
    with pytest.raises(CommandError, match="out of sight") as refusal:
        call_command("rewrap_persons", "--as", by.username)

    assert refusal.value.returncode == 1
    assert capsys.readouterr().out == ""
    assert told("person.keys_rewrapped") == []
    with viewing(amal.pk):
        assert set(Person.objects.values_list("master_key", flat=True)) == {huda.master_key}


def test_at_the_desk_too_all_is_done_by_somebody_who_sees_all(huda, sealed_away, two_keys, capsys):
    """Negative control."""
    call_command("rewrap_persons", "--as", "amal")

    assert "2 keys" in capsys.readouterr().out


def test_a_person_erased_stands_in_nobodys_way(huda, amal, basim, two_keys):
    actions.ask_erasure(huda, by=amal)
    actions.confirm_erasure(huda, by=basim)

    call_command("rewrap_persons", "--as", "amal")


def test_without_the_older_key_nothing_is_wrapped(huda, amal, persons_key, settings):
    settings.REGISTRY_PERSONS_KEY = secrets.token_urlsafe(36)

    with pytest.raises(CommandError, match="is not here"):
        call_command("rewrap_persons", "--as", "amal")

    settings.REGISTRY_PERSONS_KEY = persons_key
    assert actions.show(huda, reason="review", by=amal) == TEXTS


def test_without_a_master_key_nothing_is_written_in_clear(record, amal, settings):
    settings.REGISTRY_PERSONS_KEY = ""

    with pytest.raises(KeyMissing):
        actions.add(record, kind="victim", texts=TEXTS, consent=Consent(), by=amal)
    assert Person.objects.count() == 0
