# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import external
from registry.embedded.errors import Refused

BOTH = {
    "REGISTRY_DATABASE_URL": "postgresql://desk:x@db/desk",
    "REGISTRY_PUBLISHED_DATABASE_URL": "postgresql://reader:x@db/published",
}


def test_with_both_addresses_given_no_private_database_is_used():
    assert external.databases(BOTH)
    assert not external.databases({})


@pytest.mark.parametrize("name", BOTH)
def test_one_address_without_the_other_is_refused_by_name(name):
    with pytest.raises(Refused, match="REGISTRY_"):
        external.databases({name: BOTH[name]})


def test_a_face_takes_the_address_meant_for_it_before_the_common_one():
    given = BOTH | {"REGISTRY_DATABASE_URL_OWNER": "postgresql://owner:x@db/desk"}

    assert external.replace("owner", {"REGISTRY_DATABASE_URL": "private"}, given)[
        "REGISTRY_DATABASE_URL"
    ] == ("postgresql://owner:x@db/desk")


def test_a_face_is_never_given_an_address_it_has_no_private_one_for():
    told = external.replace("public", {"REGISTRY_PUBLISHED_DATABASE_URL": "private"}, BOTH)

    assert told == {"REGISTRY_PUBLISHED_DATABASE_URL": BOTH["REGISTRY_PUBLISHED_DATABASE_URL"]}


def test_plain_settings_are_passed_on_and_secrets_are_not():
    given = BOTH | {
        "REGISTRY_NAME": "Ours",
        "REGISTRY_SECRET_KEY": "s",
        "REGISTRY_BROKER_URL": "redis://b",
        "REGISTRY_DATABASE_URL_OWNER": "o",
        "REGISTRY_FACE": "owner",
        "AWS_SECRET": "x",
    }

    assert external.passed_on(given) == {"REGISTRY_NAME": "Ours"}
