# SPDX-License-Identifier: Apache-2.0
"""What actors are called: the same from a snapshot and by SQL, and nothing that no record says any more."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from registry.published.derive import withdrawn
from registry.published.models import Document
from registry.published.statistics.actors import BY_ACTOR, actor_names
from registry.published.values import values
from tests.fixtures.databases import publisher


@pytest.fixture(autouse=True)
def nothing_known(both):
    """The snapshot stands for a whole module; each test begins without a name and leaves none behind."""
    known = both[1].kept("names of actors", dict)
    known.clear()
    yield
    known.clear()


def asked(snapshot, codes) -> list[str]:
    """Return the queries by which these names are found."""
    with CaptureQueriesContext(connections["published"]) as queries:
        actor_names(snapshot, codes)
    return [each["sql"] for each in queries]


def test_both_call_every_actor_the_same(both):
    by_sql, snapshot = both
    codes = [*values(snapshot, "actors"), "nobody_of_that_name"]

    names = actor_names(by_sql, codes)
    assert len(codes) > 2
    assert all(names[code] for code in codes[:-1])
    assert names["nobody_of_that_name"] == {}
    assert actor_names(snapshot, codes) == names
    assert actor_names(snapshot, []) == actor_names(by_sql, []) == {}


def test_a_snapshot_asks_the_records_by_their_codes_and_each_name_once(both):
    _, snapshot = both
    codes = list(values(snapshot, "actors"))

    queries = asked(snapshot, codes)

    assert len(queries) == 1
    assert BY_ACTOR not in queries
    assert asked(snapshot, codes) == []


def test_of_a_record_that_was_withdrawn_since_no_name_is_taken(both):
    _, snapshot = both
    code = next(iter(values(snapshot, "actors")))
    with publisher():
        for document in Document.objects.filter(actors__contains=[code]):
            gone = withdrawn(document.code, at=document.published_at, dataset_version=9, notice={})
            Document.objects.filter(pk=document.pk).update(**gone)

    assert BY_ACTOR in asked(snapshot, [code])
    assert actor_names(snapshot, [code]) == {code: {}}
