# SPDX-License-Identifier: Apache-2.0
"""Records with a past, and their pages."""

import pytest

from tests.factories import content as make
from tests.factories import many


@pytest.fixture
def corrected(put, reference):
    """Return the code of a record with two versions, the second corrected with a notice."""
    code = put(many.first())
    return put(many.second(), code=code, version=2, notice=many.NOTICE)


@pytest.fixture
def page(public_client):
    def read(address: str, status: int = 200) -> str:
        answer = public_client.get(address)
        assert answer.status_code == status
        return answer.content.decode()

    return read


@pytest.fixture
def merge(as_publisher):
    """Return a function that lets a record lead to another."""

    def lead(code: str, into: str) -> None:
        with as_publisher():
            make.carry(code, "merged", merged_into=into)

    return lead
