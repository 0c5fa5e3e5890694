# SPDX-License-Identifier: Apache-2.0
"""What a verb of manage.py says and with which status it ends, run as a person runs it."""

import json
import os
import subprocess
import sys

import pytest

from registry.config.environment import PROJECT
from registry.embedded.addresses import DESK_DATABASE, PUBLISHED_DATABASE, environment_for
from tests.fixtures.databases import admin, clone

AWAY = {
    "REGISTRY_SECRET_KEY": "k",
    "REGISTRY_DATABASE_URL": "postgresql://registry_desk:secret@/registry_desk_db?host=/nowhere",
    "REGISTRY_PUBLISHED_DATABASE_URL": "postgresql://registry_reader:secret@/registry_published_db?host=/nowhere",
    "REGISTRY_BROKER_URL": "redis+socket:///nowhere/redis.sock",
}
# All run through the same door (config/command_line.py): one that only reads, two that write, one of Django's own.
VERBS = {
    "verify": (),
    "import_incidents": ("ucdp_ged", "none.csv", "--as", "amal"),
    "add_person": ("amal", "--name", "Amal", "--role", "documenter"),
    "migrate": (),
}


def manage(*words, **given):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("REGISTRY_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=PROJECT,
        env=kept | given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def standing(django_db_setup):
    """Two migrated databases of this test's own: return what the publisher is told of them, and their admin."""
    from tests.settings import VAR, WORKER

    told = environment_for("publisher", VAR)
    for name, setting in (
        (DESK_DATABASE, "REGISTRY_DATABASE_URL"),
        (PUBLISHED_DATABASE, "REGISTRY_PUBLISHED_DATABASE_URL"),
    ):
        clone(f"{name}_{WORKER}_verbs", name)
        told[setting] = told[setting].replace(f"/{name}?", f"/{name}_{WORKER}_verbs?")
    yield told
    with admin() as connection:
        for name in (DESK_DATABASE, PUBLISHED_DATABASE):
            connection.execute(f"DROP DATABASE {name}_{WORKER}_verbs WITH (FORCE)")


def make_feed_end_early():
    from tests.settings import WORKER

    with admin() as connection:
        information = connection.info.get_parameters() | {"password": connection.info.password}
        information["dbname"] = f"{PUBLISHED_DATABASE}_{WORKER}_verbs"
        with type(connection).connect(**information, autocommit=True) as published:
            published.execute("INSERT INTO published_dataset (id, version) VALUES (1, 7)")


@pytest.mark.parametrize("verb", VERBS)
def test_a_database_that_is_away_is_one_line_and_status_2(verb):
    done = manage(verb, *VERBS[verb], REGISTRY_ENV="test", **AWAY)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The database does not answer: ")
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


@pytest.mark.parametrize("kind", ["development", "production"])
def test_it_is_told_at_once_and_in_one_line_where_the_desk_pools_its_sessions(kind):
    told = {"REGISTRY_SECRET_KEY": "k" * 50, "REGISTRY_ALLOWED_HOSTS": "desk.example"}
    done = manage("new_password", "amal", **AWAY | told, REGISTRY_ENV=kind)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_verify_ends_with_0_when_all_holds_and_with_1_on_a_breach(standing):
    whole = manage("verify", **standing, REGISTRY_ENV="test")
    make_feed_end_early()
    broken = manage("verify", "--json", **standing, REGISTRY_ENV="test")

    assert (whole.returncode, whole.stderr) == (0, "")
    assert (broken.returncode, broken.stderr) == (1, "")
    assert [line["breaches"] for line in json.loads(broken.stdout) if not line["holds"]] == [
        ["the dataset is at 7, and its change feed ends at 0"]
    ]


def test_a_right_that_the_role_lacks_is_one_line_and_status_2(standing):
    """The publisher adds nobody: its role may not."""
    done = manage(
        "add_person", "amal", "--name", "Amal", "--role", "documenter", **standing, REGISTRY_ENV="test"
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The database refuses: permission denied")


def test_wrong_settings_are_status_2_and_name_the_mistake():
    done = manage("verify", **AWAY | {"REGISTRY_ENV": "prod"})

    assert done.returncode == 2
    assert "REGISTRY_ENV must be one of development" in done.stderr


def test_seed_demo_in_production_is_status_2():
    told = {
        "REGISTRY_ENV": "production",
        "REGISTRY_SECRET_KEY": "k" * 50,
        "REGISTRY_ALLOWED_HOSTS": "desk.example",
    }
    done = manage("seed_demo", **AWAY | told)

    assert (done.returncode, "refused where REGISTRY_ENV is production" in done.stderr) == (2, True)


def test_a_count_beside_changes_is_refused_rather_than_ignored():
    done = manage("seed_demo", "--changes", "--count", "300", **AWAY)

    assert (done.returncode, "--count: not allowed with argument --changes" in done.stderr) == (2, True)


def test_a_count_below_0_is_refused_by_name():
    done = manage("seed_demo", "--count", "-1", **AWAY)

    assert (done.returncode, "--count: “-1” is not a whole number of 0 or more" in done.stderr) == (2, True)
