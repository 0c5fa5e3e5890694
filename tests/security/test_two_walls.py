# SPDX-License-Identifier: Apache-2.0
"""The rule stands three times, in the domain, in the application's queries and in the database: the three agree."""

from itertools import product

import pytest
from django.db import connection

from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read, standing, viewer
from registry.casework.models import Claim, Record, Revision, SearchText, Standing
from registry.domain.visibility import sees
from tests.factories.records import claim as a_claim
from tests.factories.records import document, logged
from tests.factories.teams import somebody, switch_off_second_wall, team

LEVELS = ("public", "public_generalised", "restricted", "confidential", "sealed")
APPROVE = """
UPDATE casework_revision SET state = 'approved', content = 'x', content_sha256 = repeat('0', 64) WHERE record_id = %s
"""
GUARDS = ("casework_revision_guard", "casework_complete", "publishing_handed_over", "review_approved")


def approve_past_all_guards(records):
    """Let the owner approve what the steps never would: a record at any sensitivity."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET ROLE registry_owner")
        for guard in GUARDS:
            cursor.execute(f"ALTER TABLE casework_revision DISABLE TRIGGER {guard}")
        for record in records:
            cursor.execute(APPROVE, [record.pk])
        for guard in GUARDS:
            cursor.execute(f"ALTER TABLE casework_revision ENABLE TRIGGER {guard}")
        cursor.execute("SET ROLE registry_desk")


@pytest.fixture
def people(db):
    """Everybody who may look: each role in the one team, in the other, and in none; an author, a reader, two more."""
    roles = ("viewer", "reviewer", "publisher", "administrator")
    made = {
        f"{where}-{role}": somebody(f"{where}-{role}", role)
        for where in ("in", "out", "no")
        for role in roles
    }
    made |= {"author": somebody("author", "documenter"), "reader": somebody("reader", "viewer")}
    made |= {"roleless": somebody("roleless"), "closed": somebody("closed", "viewer", "reviewer")}
    team("North", made["author"], *(made[f"in-{role}"] for role in roles), made["roleless"], made["closed"])
    team("South", made["author"], *(made[f"out-{role}"] for role in roles))
    made["closed"].is_active = False
    made["closed"].save()
    return made


@pytest.fixture
def records(people):
    """A record of each sensitivity in each team and in none, approved and not, one more of each with a named reader."""
    author, reader = people["author"], people["reader"]
    teams = (None, team("North"), team("South"))
    made = []
    for level, owner, _approved, named in product(LEVELS, teams, (False, True), (False, True)):
        record = logged(
            author, team=owner and owner.pk, sensitivity=level, claims=(a_claim(item=document()),)
        )
        if named:
            let_read(record, person=reader, by=author)
        made.append(record)
    approve_past_all_guards(made[2::4] + made[3::4])
    return made


def test_the_domain_the_application_and_the_database_say_the_same(people, records, as_owner):
    with as_owner():
        expected = {
            name: {
                record.pk for record in records if person.is_active and sees(viewer(person), standing(record))
            }
            for name, person in people.items()
        }
    database = {name: seen_by_the_database(person) for name, person in people.items()}
    parts = {name: seen_in_parts(person) for name, person in people.items()}
    switch_off_second_wall()
    people.pop("closed")  # the application lets nobody in whose account is closed, and asks no further
    application = {
        name: set(Record.objects.visible_to(person).values_list("pk", flat=True))
        for name, person in people.items()
    }

    assert database == expected
    assert parts == expected
    assert application == {name: expected[name] for name in people}
    assert len(expected["author"]) == len(records) == 60
    assert 0 < len(expected["no-viewer"]) < len(expected["in-viewer"]) < len(expected["in-reviewer"]) < 60
    assert len(expected["no-viewer"]) < len(expected["no-publisher"])
    assert expected["roleless"] == expected["closed"] == set()


def seen_by_the_database(person):
    with viewing(person.pk):
        return set(Record.objects.values_list("pk", flat=True))


def seen_in_parts(person):
    """Return the records of which the person sees a claim, a revision, and the rows that lists and searches read."""
    with viewing(person.pk):
        claims, *others = (
            set(model.objects.values_list("record_id", flat=True))
            for model in (Claim, Revision, Standing, SearchText)
        )
    assert others == [claims] * 3
    return claims
