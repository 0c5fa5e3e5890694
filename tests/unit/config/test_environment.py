# SPDX-License-Identifier: Apache-2.0
"""Settings from outside: each mistake is told in one line, and all of them at once."""

import pytest

from registry.config.environment import PROJECT, BadSettings, read
from registry.config.environment.documented import page

GOOD = {
    "REGISTRY_FACE": "desk",
    "REGISTRY_SECRET_KEY": "k" * 50,
    "REGISTRY_DATABASE_URL": "postgresql://registry_desk:p%40ss@/registry_desk_db?host=/run/sockets",
    "REGISTRY_BROKER_URL": "redis+socket:///run/redis.sock",
}


def test_good_settings_are_read():
    environment = read(GOOD)

    assert environment.desk_database is not None
    assert (environment.desk_database.password, environment.desk_database.host) == ("p@ss", "/run/sockets")
    assert environment.published_database is None
    assert environment.publish_every == 900


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("REGISTRY_FACE", "admin", "REGISTRY_FACE must be one of desk, public"),
        ("REGISTRY_ENV", "prod", "REGISTRY_ENV must be one of development"),
        ("REGISTRY_SECRET_KEY", "", "REGISTRY_SECRET_KEY is not set"),
        ("REGISTRY_DATABASE_URL", "mysql://a/b", "REGISTRY_DATABASE_URL must look like postgresql://"),
        ("REGISTRY_BROKER_URL", "", "REGISTRY_BROKER_URL is not set"),
        ("REGISTRY_PUBLISH_EVERY", "soon", "REGISTRY_PUBLISH_EVERY must be a whole number of seconds"),
        ("REGISTRY_PUBLISH_EVERY", "0", "REGISTRY_PUBLISH_EVERY must be a whole number of seconds"),
        ("REGISTRY_CODE_PREFIX", "DEM", "REGISTRY_CODE_PREFIX must be 2 to 5 capital letters"),
        ("REGISTRY_DATABSE_URL", "x", "REGISTRY_DATABSE_URL is no setting of the registry"),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed(name, value, told):
    with pytest.raises(BadSettings) as stopped:
        read(GOOD | {name: value})

    assert told in str(stopped.value)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(BadSettings) as stopped:
        read(GOOD | {"REGISTRY_ENV": "prod", "REGISTRY_PUBLISH_EVERY": "soon"})

    assert str(stopped.value).count("\n  - ") == 2


def test_production_asks_for_a_long_key_and_hosts():
    with pytest.raises(BadSettings) as stopped:
        read(GOOD | {"REGISTRY_ENV": "production", "REGISTRY_SECRET_KEY": "short"})

    assert "at least 50 characters" in str(stopped.value)
    assert "REGISTRY_ALLOWED_HOSTS" in str(stopped.value)


def test_the_public_face_needs_no_address_of_the_desk():
    environment = read(
        {
            "REGISTRY_FACE": "public",
            "REGISTRY_SECRET_KEY": "k",
            "REGISTRY_PUBLISHED_DATABASE_URL": "postgresql://registry_reader@/registry_published_db",
        }
    )

    assert environment.desk_database is None


def test_the_settings_page_is_what_the_code_knows():
    assert (PROJECT / "docs" / "reference" / "settings.md").read_text() == page()
