# SPDX-License-Identifier: Apache-2.0
"""Words are sought by their index even where every record has them."""

import pytest
from django.db import connections

from registry.domain.errors import InvalidFilter
from registry.domain.sought import question
from registry.published import sought
from registry.published.raw import read
from registry.published.sought import answering, parts
from tests.factories import content as make

SCANS = "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'published_version'"
BARE = "SELECT array_agg(id) FROM published_version WHERE published_lexemes(words) @@ %s::tsquery"


@pytest.fixture
def published(db, as_publisher):
    with as_publisher():
        for _ in range(3):
            make.publish(make.content(title={"en": "Harm reported in a market"}))


def scans_of(ask):
    """Return how often the whole table was read for a question."""
    [(before,)] = read(SCANS, [])
    found = ask()
    [(after,)] = read(SCANS, [])
    return found, after - before


def test_a_word_of_every_record_is_sought_by_index(published):
    found, scans = scans_of(lambda: answering("market"))

    assert (len(found), scans) == (3, 0)
    assert answering("market & nowhere") == []


def test_words_side_by_side_are_looked_up_where_they_may_be_and_nowhere_else(published, monkeypatch):
    assert len(answering("('in' <-> 'a') & ('market')")) == 3
    assert answering("('market' <-> 'in')") == []
    monkeypatch.setattr(sought, "MOST_LOOKED_AT", 2)
    with pytest.raises(InvalidFilter, match="side by side"):
        answering("('in' <-> 'a')")
    assert len(answering("('in') & ('a')")) == 3


@pytest.mark.parametrize(
    ("typed", "present", "absent"),
    [
        ("market -harm", "('market')", ["('harm')"]),
        ('"in a" market', "('in' <-> 'a') & ('market':*)", []),
        ('-"in a" -market', "", ["('in' <-> 'a')", "('market')"]),
    ],
)
def test_what_must_not_be_there_is_sought_by_itself(typed, present, absent):
    assert parts(question(typed)) == (present, absent)


def test_a_whole_table_that_is_read_is_seen(published):
    """Negative control: the same words sought as the planner would for a word of every record among many."""
    with connections["published"].cursor() as cursor:
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    found, scans = scans_of(lambda: read(BARE, ["market"]))

    assert (len(found[0][0]), scans) == (3, 1)
