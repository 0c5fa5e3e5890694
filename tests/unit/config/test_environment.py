# SPDX-License-Identifier: Apache-2.0
"""Settings from outside: each mistake is told in one line, and all of them at once."""

from pathlib import Path

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
        ("REGISTRY_STORAGE_URL", "/srv/evidence", "REGISTRY_STORAGE_URL must look like file:///"),
        ("REGISTRY_STORAGE_URL", "file://host/srv", "REGISTRY_STORAGE_URL must look like file:///"),
        ("REGISTRY_STORAGE_URL", "s3://bucket", "REGISTRY_STORAGE_URL must look like file:///"),
        ("REGISTRY_UPLOAD_MAX", "100MB", "REGISTRY_UPLOAD_MAX must be a whole number of bytes"),
        ("REGISTRY_PUBLISH_EVERY", "soon", "REGISTRY_PUBLISH_EVERY must be a whole number of seconds"),
        ("REGISTRY_PUBLISH_EVERY", "0", "REGISTRY_PUBLISH_EVERY must be a whole number of seconds"),
        ("REGISTRY_DATABASE_URL", "postgresql://a:b@db:port/c", "REGISTRY_DATABASE_URL must look like"),
        ("REGISTRY_DATABASE_URL", "postgresql://a:b@[db/c", "REGISTRY_DATABASE_URL must look like"),
        ("REGISTRY_BROKER_URL", "localhost:6379", "REGISTRY_BROKER_URL must look like redis://"),
        ("REGISTRY_BROKER_URL", "http://localhost", "REGISTRY_BROKER_URL must look like redis://"),
        ("REGISTRY_BROKER_URL", "redis+socket://", "or redis+socket:///run/redis.sock"),
        ("REGISTRY_BROKER_URL", "redis://ho\nst", "REGISTRY_BROKER_URL must look like redis://"),
        ("REGISTRY_THROTTLE_URL", "redis+socket:///run/redis.sock", "or unix:///run/redis.sock"),
        ("REGISTRY_THROTTLE_URL", "redis://host:99999/0", "REGISTRY_THROTTLE_URL must look like redis://"),
        ("REGISTRY_PUBLIC_URL", "registry.example", "REGISTRY_PUBLIC_URL must look like https://"),
        ("REGISTRY_PUBLIC_URL", "javascript:alert(1)", "REGISTRY_PUBLIC_URL must look like https://"),
        ("REGISTRY_PUBLIC_URL", "ftp://registry.example", "REGISTRY_PUBLIC_URL must look like https://"),
        ("REGISTRY_PUBLIC_URL", "https://me:secret@registry.example", "REGISTRY_PUBLIC_URL must look like"),
        ("REGISTRY_PUBLIC_URL", "https://registry.example/?a", "REGISTRY_PUBLIC_URL must end with a host"),
        ("REGISTRY_LICENCE", "CC\x07", "REGISTRY_LICENCE must be words in one line"),
        ("REGISTRY_LICENCE", "CC\u2028BY", "REGISTRY_LICENCE must be words in one line"),
        ("REGISTRY_NAME", "A\nB", "REGISTRY_NAME must be words in one line"),
        ("REGISTRY_VAR", "/srv/a\nb", "REGISTRY_VAR must be the path of a folder"),
        ("REGISTRY_CODE_PREFIX", "DEM", "REGISTRY_CODE_PREFIX must be 2 to 5 capital letters"),
        ("REGISTRY_MFA_REQUIRED", "maybe", "REGISTRY_MFA_REQUIRED must be yes or no"),
        ("REGISTRY_TRUSTED_PROXIES", "many", "REGISTRY_TRUSTED_PROXIES must be a whole number from 0 to 9"),
        ("REGISTRY_EMAIL_URL", "mail.example", "REGISTRY_EMAIL_URL must look like smtp://"),
        ("REGISTRY_EMAIL_URL", "http://mail.example", "REGISTRY_EMAIL_URL must look like smtp://"),
        ("REGISTRY_DATABSE_URL", "x", "REGISTRY_DATABSE_URL is no setting of the registry"),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed(name, value, told):
    with pytest.raises(BadSettings) as stopped:
        read(GOOD | {name: value})

    assert told in str(stopped.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGISTRY_BROKER_URL", "redis://worker:p%40@broker.example:6379/0"),
        ("REGISTRY_BROKER_URL", "rediss://broker.example"),
        ("REGISTRY_BROKER_URL", "redis+socket://worker:p@/run/redis.sock?virtual_host=0"),
        ("REGISTRY_THROTTLE_URL", "unix://throttle:p@/run/redis.sock?db=0"),
        ("REGISTRY_THROTTLE_URL", "redis://broker.example:6379/1"),
        ("REGISTRY_PUBLIC_URL", "http://localhost:8000"),
        ("REGISTRY_PUBLIC_URL", "https://example.org/registry"),
        ("REGISTRY_LICENCE", "CC-BY-NC-SA-3.0-IGO"),
        ("REGISTRY_LICENCE", "Free for any use; نسب المصنف"),
        ("REGISTRY_NAME", "سجل الأضرار المدنية"),
    ],
)
def test_what_is_allowed_is_read_as_it_is(name, value):
    field = name.removeprefix("REGISTRY_").lower().replace("name", "registry_name")

    assert getattr(read(GOOD | {name: value}), field) == value


def test_the_store_of_files_and_its_limit_are_read():
    given = {"REGISTRY_STORAGE_URL": "file:///srv/a%20folder/evidence", "REGISTRY_UPLOAD_MAX": "2000000000"}

    found = read(GOOD | given)

    assert (found.storage, found.upload_max) == (Path("/srv/a folder/evidence"), 2_000_000_000)
    assert (read(GOOD).storage, read(GOOD).upload_max) == (None, 100_000_000)


def test_unset_the_licence_is_cc_by():
    assert read(GOOD).licence == "CC-BY-4.0"


def test_a_slash_at_the_end_of_the_public_address_is_dropped():
    assert (
        read(GOOD | {"REGISTRY_PUBLIC_URL": " https://registry.example/ "}).public_url
        == "https://registry.example"
    )


def test_a_folder_that_cannot_be_is_named_where_the_private_services_are_meant():
    with pytest.raises(BadSettings, match="REGISTRY_VAR must be the path of a folder"):
        read({"REGISTRY_VAR": "/srv/a\nb"})


def test_a_mistake_never_tells_a_password():
    wrong = {
        "REGISTRY_BROKER_URL": "amqp://me:secret@host",
        "REGISTRY_DATABASE_URL": "mysql://me:secret@host/a",
    }
    with pytest.raises(BadSettings) as stopped:
        read(GOOD | wrong)

    assert "secret" not in str(stopped.value)


def test_any_host_is_refused_in_production_and_only_there():
    live = GOOD | {"REGISTRY_ENV": "production"}
    with pytest.raises(BadSettings, match="must name each host in production"):
        read(live | {"REGISTRY_ALLOWED_HOSTS": "desk.example, *"})

    assert read(live | {"REGISTRY_ALLOWED_HOSTS": "desk.example"}).allowed_hosts == ("desk.example",)
    assert read(GOOD | {"REGISTRY_ALLOWED_HOSTS": "*"}).allowed_hosts == ("*",)


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


@pytest.mark.parametrize(
    ("given", "port", "tls"),
    [("smtp://m%40a:p%2Fw@mail.example", 587, False), ("smtps://m%40a:p%2Fw@mail.example:4465", 4465, True)],
)
def test_a_mail_server_is_read_for_the_desk_alone(given, port, tls):
    mail = read(GOOD | {"REGISTRY_EMAIL_URL": given}).mail

    assert (mail.host, mail.port, mail.user, mail.password, mail.tls) == (
        "mail.example",
        port,
        "m@a",
        "p/w",
        tls,
    )
    publisher = GOOD | {
        "REGISTRY_FACE": "publisher",
        "REGISTRY_PUBLISHED_DATABASE_URL": "postgresql://p:p@db/p",
    }
    assert read(publisher | {"REGISTRY_EMAIL_URL": given}).mail is None


def test_second_factors_are_required_in_production_unless_somebody_says_no():
    production = GOOD | {"REGISTRY_ENV": "production", "REGISTRY_ALLOWED_HOSTS": "desk.example"}

    assert (read(GOOD).mfa_required, read(production).mfa_required) == (False, True)
    assert not read(production | {"REGISTRY_MFA_REQUIRED": "no"}).mfa_required
    assert (read(GOOD).trusted_proxies, read(production).trusted_proxies) == (0, 1)


def test_mails_in_production_need_a_sender():
    production = GOOD | {"REGISTRY_ENV": "production", "REGISTRY_ALLOWED_HOSTS": "desk.example"}

    with pytest.raises(BadSettings, match="REGISTRY_EMAIL_FROM"):
        read(production | {"REGISTRY_EMAIL_URL": "smtp://mail.example"})
