# SPDX-License-Identifier: Apache-2.0
"""A field that is not the form's own changes nothing, whatever it is called and whichever form it is sent with."""

import json
from functools import cache
from importlib import import_module
from inspect import unwrap

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.forms import BaseForm
from django.urls import resolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.accounts import proof
from registry.config.walls import walled
from registry.desk.held import OWN
from tests.security.matrix.asking import NOBODY_THERE, address_of, body_of, questions
from tests.security.matrix.table import ROLES
from tests.security.matrix.world import build

ACCOUNTS = (
    "accounts_user",
    "accounts_rolegrant",
    "accounts_team",
    "accounts_membership",
    "accounts_organisation",
)
READ = {"casework_recordview"}  # who saw which record: a page shown with a refusal counts as seen
# Made anew by each request: ids, times, random bytes and what is computed of them.
CHANCE = {
    "id",
    "created_at",
    "updated_at",
    "at",
    "decided_at",
    "requested_at",
    "released_at",
    "accessed_at",
    "last_login",
}
MADE = {"since", "about", "wrapped_key", "typed", "sealed"}
CHANCE |= {"words", "nonce", "content", "content_sha256", "code", "reference", "key"}


@cache
def tempting():
    """Return every name of a column of a working or an account table, with and without the end of a key."""
    models = [model for model in apps.get_models() if model._meta.db_table in {*walled(), *ACCOUNTS}]
    fields = [field for model in models for field in model._meta.concrete_fields]
    names = {name for field in fields for name in (field.name, field.attname)}
    return sorted(names | {"approved", "is_superuser", "is_staff", "role", "roles", "authors", "publication"})


@pytest.fixture
def world(db, as_publisher, evidence_store, persons_key, fetched, monkeypatch):
    # On a busy machine the questions take longer than a proof lasts.
    monkeypatch.setattr(proof, "FRESH", 86_400)
    return build(as_publisher, evidence_store, fetched)


def state():
    """Return every working and account row as text, without what chance makes of it."""
    told = {}
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE registry_owner")
        for table in sorted({*walled(), *ACCOUNTS} - READ):
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t")
            rows = [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]
            told[table] = sorted(json.dumps(settled(row), sort_keys=True) for row in rows)
        cursor.execute("SET ROLE registry_desk")
    return told


def settled(row):
    """Leave out what each request makes anew; of a time, a key and a sealed text it counts whether it is set."""
    return {
        name: bool(value) if name.endswith("_at") or name in MADE or name.startswith("sealed_") else value
        for name, value in (row | {"password": row.get("password", "").split("$")[0][:1]}).items()
        if (name not in CHANCE and not name.endswith("_id")) or name == "team_id"
    }


def after(asked, world, **more):
    """Return the status and what stands after this POST, which is then undone."""
    address = address_of(asked, world)
    body = {**more, **body_of(asked, world)}
    with transaction.atomic():
        answer = world.browsers[asked.role].post(address, body)
        if answer.streaming:
            b"".join(answer.streaming_content)  # its file is closed with the last byte
        stands = state()
        transaction.set_rollback(True)
    return answer.status_code, stands


STARTS = {
    "submit": "team_draft",
    "take_back": "team_submitted",
    "start_review": "team_submitted",
    "hold": "team_in_review",
    "lift_hold": "team_held",
    "reopen": "team_rejected",
    "desk:edit": "team_draft",
    "desk:review": "team_in_review",
    "desk:publish": "team_approved",
    "desk:correct": "team_public",
    "desk:withdraw": "team_public",
    "desk:restore": "shared",
    "desk:split": "shared",
    "desk:merge": "shared",
    "desk:assign": "shared",
    "desk:claim": "team_in_review",
    "desk:move": "team_draft",
}
ENTRY = ("desk:edit", "desk:new_incident", "desk:new_report", "desk:keep", "desk:keep_new")
READS = {"desk:show_person", "desk:export"}  # asked for by POST, and told to the trail alone
BY = {"desk:move": "reviewer"}  # a documenter moves what they wrote


def uses():
    """Return each unsafe use once: by somebody who may, about a record from which it starts."""
    found = {}
    for asked in questions(ROLES, tuple(dict.fromkeys(STARTS.values()))):
        use = asked.row.more.get("step", asked.name)
        fits = asked.role == BY.get(use, asked.role)
        fits = fits and (not asked.record or asked.record == STARTS.get(use, asked.record))
        writes = asked.method == "POST" and asked.row.post and not asked.row.harmless and use not in READS
        if writes and asked.allowed and fits:
            found.setdefault(use, asked)
    return found


def test_a_field_that_is_not_the_forms_own_changes_nothing(world):
    found = uses()
    for asked in found.values():
        body_of(asked, world)  # opens the pages of entry, which leaves its traces before anything is compared
    names = {use: after(asked, world) for use, asked in found.items()}
    stands = state()
    assert set(STARTS) <= set(found)
    assert {use: told[0] for use, told in names.items() if told[1] == stands} == {}  # each does something

    values = [
        str(world.people["administrator"].pk),
        "approved",
        "published",
        "1",
        "administrator",
        "CHR-0000000-0",
    ]
    values += [str(world.records["other_draft"].team_id), NOBODY_THERE]

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(
        use=st.sampled_from(sorted(found)),
        more=st.dictionaries(st.sampled_from(tempting()), st.sampled_from(values), min_size=8, max_size=40),
    )
    def nothing_more_changes(use, more):
        asked = found[use]
        own = own_names(asked, world)
        told = after(asked, world, **{name: value for name, value in more.items() if name not in own})
        assert told == names[use]

    nothing_more_changes()


def own_names(asked, world):
    """Return the fields that this address takes itself: of every form that its view's module knows, and of its body."""
    view = unwrap(resolve(address_of(asked, world).split("?")[0]).func)
    here = vars(import_module(view.__module__)).values()
    known = [form for form in here if isinstance(form, type) and issubclass(form, BaseForm)]
    forms = [*known, *(OWN if asked.name in ENTRY else ())]
    return {name for form in forms for name in form.base_fields} | set(body_of(asked, world)) | {"once"}


def test_the_state_that_is_compared_holds_what_matters(world):
    """Negative control: a state, a team, a role and a reader show in it."""
    before = state()
    changed = {
        "casework_record": "UPDATE casework_record SET team_id = NULL WHERE team_id IS NOT NULL",
        "casework_revision": "UPDATE casework_revision SET state = 'held' WHERE state = 'in_review'",
        "accounts_rolegrant": "UPDATE accounts_rolegrant SET role = 'administrator' WHERE role = 'viewer'",
        "casework_namedreader": "DELETE FROM casework_namedreader",
    }
    for table, statement in changed.items():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET ROLE registry_owner")
            if table in ("casework_record", "casework_revision"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement)
            assert state()[table] != before[table]
            transaction.set_rollback(True)
