# SPDX-License-Identifier: Apache-2.0
"""What is sealed opens with its own key, for its own person and field, and in no other way."""

import secrets
from uuid import uuid4

import pytest

from registry.domain.errors import KeyMissing
from registry.persons.keys import keyring
from registry.persons.sealing import BLOCK, NONCE, new_key, seal, unseal, unwrap, wrap

NAME = "هدى المخترعة"
TAG = 16


@pytest.mark.parametrize("text", ["", NAME, "x" * 10_000, "ends in nothing\x00"])
def test_a_text_opens_as_it_was(text):
    key, person = new_key(), uuid4()

    assert unseal(key, person, "name", seal(key, person, "name", text)) == text


def test_the_same_text_is_never_sealed_alike():
    key, person = new_key(), uuid4()

    assert len({seal(key, person, "name", NAME) for _ in range(100)}) == 100


def test_a_sealed_text_does_not_tell_how_long_a_name_is():
    key, person = new_key(), uuid4()

    assert {len(seal(key, person, "name", "x" * n)) for n in range(40)} == {NONCE + BLOCK + TAG}


@pytest.mark.parametrize("spoil", ["key", "person", "field", "byte", "cut"])
def test_another_key_person_or_field_or_a_changed_byte_opens_nothing(spoil):
    key, person = new_key(), uuid4()
    sealed = bytearray(seal(key, person, "name", NAME))
    if spoil == "byte":
        sealed[-1] ^= 1

    with pytest.raises(KeyMissing):
        unseal(
            new_key() if spoil == "key" else key,
            uuid4() if spoil == "person" else person,
            "contact" if spoil == "field" else "name",
            bytes(sealed[:-1] if spoil == "cut" else sealed),
        )


def test_a_wrapped_key_opens_with_the_master_key_that_wrapped_it(persons_key, settings):
    key, person = new_key(), uuid4()
    name, wrapped = wrap(keyring(), key, person)
    settings.REGISTRY_PERSONS_KEY = f"{secrets.token_urlsafe(36)}\n{persons_key}"
    assert unwrap(keyring(), name, person, wrapped) == key

    settings.REGISTRY_PERSONS_KEY = secrets.token_urlsafe(36)
    with pytest.raises(KeyMissing, match="is not here"):
        unwrap(keyring(), name, person, wrapped)


def test_a_key_file_goes_before_a_value(persons_key, settings, tmp_path):
    path = tmp_path / "keys"
    path.write_text(f"# newest first\n{secrets.token_urlsafe(36)}\n{persons_key}\n")
    of_value = keyring().newest

    settings.REGISTRY_PERSONS_KEY_FILE = path

    assert keyring().newest != of_value
    assert of_value in keyring().keys


@pytest.mark.parametrize("text", ["", "\n", "too-short", "# nothing\n"])
def test_no_key_and_a_short_key_are_said(settings, persons_key, text):
    settings.REGISTRY_PERSONS_KEY = text

    with pytest.raises(KeyMissing):
        keyring()


def test_a_file_that_is_away_is_said_without_its_path(settings, tmp_path):
    settings.REGISTRY_PERSONS_KEY_FILE = tmp_path / "gone"

    with pytest.raises(KeyMissing, match="No such file") as refusal:
        keyring()
    assert str(tmp_path) not in refusal.value.message
