# SPDX-License-Identifier: Apache-2.0
from urllib.parse import parse_qs, urlsplit

import pytest

from registry.embedded import addresses, credentials, inbox_key
from registry.embedded.errors import NotInstalled

NAMES = (*credentials.NAMES, inbox_key.SECRET, inbox_key.PUBLIC)
SECRETS_OF = {
    "desk": {"key_desk", "registry_desk", "redis_worker", "persons_key", inbox_key.SECRET},
    "worker": {"key_worker", "registry_desk", "redis_worker", "persons_key"},
    "publisher": {"key_publisher", "registry_publisher", "redis_worker"},
    "public": {"key_public", "registry_reader", "registry_inbox", "redis_throttle", inbox_key.PUBLIC},
    "owner": {"key_owner", "registry_owner", "redis_worker"},
}


@pytest.mark.parametrize("face", credentials.FACES)
def test_a_face_is_told_its_own_secrets_and_no_other(installed, face):
    told = " ".join(addresses.environment_for(face, installed.var).values())

    held = {name for name in NAMES if credentials.read(installed, name) in told}

    assert held == SECRETS_OF[face]


def test_the_public_face_is_told_neither_the_private_database_nor_the_broker(installed):
    told = addresses.environment_for("public", installed.var)

    assert "REGISTRY_DATABASE_URL" not in told
    assert "REGISTRY_BROKER_URL" not in told


def test_a_database_address_names_role_database_and_socket_folder(installed):
    address = urlsplit(addresses.environment_for("public", installed.var)["REGISTRY_PUBLISHED_DATABASE_URL"])

    assert (address.username, address.path) == ("registry_reader", "/registry_published_db")
    assert parse_qs(address.query)["host"] == [str(installed.postgres_sockets)]


def test_a_face_that_does_not_exist_is_refused(installed):
    with pytest.raises(ValueError, match="no such face"):
        addresses.environment_for("editor", installed.var)


def test_without_an_installation_the_message_says_what_to_type(layout):
    with pytest.raises(NotInstalled, match="make run"):
        addresses.environment_for("desk", layout.var)


def test_the_public_half_of_the_pair_is_worked_out_again_and_the_secret_one_stays(installed):
    secret = credentials.read(installed, inbox_key.SECRET)
    public = installed.secrets / inbox_key.PUBLIC
    told = public.read_text()
    public.unlink()

    inbox_key.create_missing(installed)

    assert public.read_text() == told
    assert credentials.read(installed, inbox_key.SECRET) == secret
    assert (installed.secrets / inbox_key.SECRET).stat().st_mode & 0o777 == 0o600
