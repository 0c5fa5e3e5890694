# SPDX-License-Identifier: Apache-2.0
"""Records that differ in everything, as PostgreSQL holds them and as a snapshot does."""

from collections.abc import Iterator

import pytest

from registry.published.snapshot.build import build
from registry.published.snapshot.files import write
from registry.published.snapshot.reading import Snapshot
from registry.published.state import live
from registry.published.write import copy_reference
from tests.factories import varied
from tests.fixtures.databases import publisher, rolled_back


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Snapshot]:
    """Records that stand while a module runs, for they take seconds; what a test changes is rolled back to them."""
    with django_db_blocker.unblock(), rolled_back():
        with publisher():
            varied.publish_all()
            copy_reference(varied.VOCABULARIES, (), version="varied")
        yield Snapshot(write(tmp_path_factory.mktemp("snapshots"), build()))


@pytest.fixture
def both(records, db):
    """The same records as PostgreSQL holds them and as a snapshot does."""
    return live(), records
