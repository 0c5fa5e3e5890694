# SPDX-License-Identifier: Apache-2.0
"""Commands and tasks name for whom they read: run by themselves, with nobody named before, they find what they need."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import Record
from registry.desk.demonstration import at_work, changes, fictional
from registry.desk.demonstration.seed import follow_up, seed
from registry.intake.models import ImportedRow
from registry.published.models import Change, Document
from registry.review.notify import unread
from registry.review.queues import fronts, queues_of
from tests.factories import ged
from tests.factories.records import approved
from tests.factories.teams import join, somebody, team


@pytest.fixture
def importing(tmp_path, unseen):
    """Return a function that imports one row as somebody, with nobody named before, and gives the report."""

    def run(by, *words, **row):
        file = tmp_path / "rows.csv"
        ged.write(file, [ged.row(**row)])
        out = StringIO()
        with unseen():
            call_command(
                "import_incidents", "ucdp_ged", str(file), "--as", by.username, "--json", *words, stdout=out
            )
        return json.loads(out.getvalue())

    return run


def test_an_import_finds_its_rows_again(importing, amal):
    assert importing(amal, id=7)["created"]["total"] == 1
    assert importing(amal, id=7)["unchanged"] == 1


def test_an_import_is_of_the_only_team_of_its_author_or_of_the_named_one(importing, amal, as_owner):
    north = team("North", amal)
    importing(amal, id=7)
    south = team("South", amal)
    with pytest.raises(CommandError, match="several teams"):
        importing(amal, id=8)
    importing(amal, "--team", "South", id=8)
    importing(amal, "--team", "", id=9)

    with as_owner():
        owners = [
            row.record.team
            for row in ImportedRow.objects.order_by("external_id").select_related("record__team")
        ]
    assert owners == [north, south, None]


def test_an_import_for_a_team_of_others_is_refused(importing, amal):
    team("North", somebody("nour", "documenter"))

    with pytest.raises(CommandError, match="member of"):
        importing(amal, "--team", "North", id=7)


def test_a_row_that_others_hold_unseen_is_refused_and_named(importing, amal, eyad):
    team("North", amal)
    importing(amal, id=7)

    with pytest.raises(CommandError) as ended:
        importing(eyad, id=7)

    assert ended.value.returncode == 1
    assert Record.objects.count() == 0  # the onlooker sees none of the team's


def test_a_colleague_of_the_team_finds_the_rows(importing, amal, eyad):
    join(team("North", amal), eyad)
    importing(amal, id=7)

    assert importing(eyad, "--team", "North", id=7)["unchanged"] == 1


def test_the_demonstration_is_seeded_once(unseen, db, settings, tmp_path):
    settings.REGISTRY_VAR = tmp_path
    with unseen():
        first, second = seed(count=1), seed(count=1)

    assert (first.published, second.published, second.already_there) == (9, 0, 9)
    assert first.accounts_made == 3


def test_once_public_some_of_the_demonstration_is_corrected_merged_and_withdrawn(
    unseen, db, settings, tmp_path, as_publisher, public_client
):
    settings.REGISTRY_VAR = tmp_path
    with unseen():
        seed(count=0)
        assert follow_up() is False  # nothing is public yet
        with as_publisher():
            call_command("publish_due", "--wait", stdout=StringIO())
        assert follow_up() is True
        with as_publisher():
            call_command("publish_due", "--wait", stdout=StringIO())
        assert follow_up() is False  # all of it is done
        left = {name: waiting(name) for name in ("demo-documenter", "demo-reviewer")}
    assert not any(any(queues.values()) for queues in left.values())

    notices = list(Change.objects.order_by("seq").values_list("kind", "version", "notice__text"))
    assert sorted(notices[8:], key=str) == [
        ("corrected", 2, changes.CORRECTED),
        ("corrected", 2, changes.MERGED),
        ("merged", 1, {}),
        ("withdrawn", 1, changes.WITHDRAWN),
    ]
    codes = dict(Change.objects.exclude(kind="published").values_list("notice__text__en", "code"))
    merged = Document.objects.get(status="merged")
    for code, answered in (
        (codes[changes.CORRECTED["en"]], 200),
        (merged.code, 308),
        (codes[changes.WITHDRAWN["en"]], 410),
    ):
        assert public_client.get(f"/ar/incidents/{code}").status_code == answered
    compared = public_client.get(
        f"/en/incidents/{codes[changes.CORRECTED['en']]}/compare/1..2"
    ).content.decode()
    assert all(words in compared for words in ("12 May 2025", "13 May 2025", "Killed"))


def test_an_installation_that_began_empty_gets_no_demonstration_by_its_changes(unseen, db):
    with unseen():
        assert follow_up() is False

    assert not User.objects.filter(is_demonstration=True).exists()


def test_a_whole_demonstration_leaves_something_in_every_queue(unseen, db, settings, tmp_path, monkeypatch):
    settings.REGISTRY_VAR = tmp_path
    monkeypatch.setattr(fictional, "COUNT", 1)
    with unseen():
        seed(count=1)
        seed(count=1)
        told = {name: waiting(name) for name in ("demo-documenter", "demo-reviewer")}

    assert told["demo-documenter"] == {"fix": 3, "overdue": 0, "elsewhere": 4}
    assert told["demo-reviewer"] == {"review": 3, "overdue": 0, "unassigned": 3, "publish": 1, "held": 0}


def waiting(name):
    """Return how many wait in each queue of a person, who has few messages."""
    person = User.objects.get(username=name)
    with viewing(person.pk):
        assert unread(person) <= len(at_work.STAGES)
        found = fronts(queues_of(person.granted), person, most=9)
    return {queue: count for queue, (count, _) in found.items()}


def test_the_publisher_and_verify_need_nobody(unseen, amal, basim, dunya, as_publisher):
    from registry.publishing.outbox import publish

    record = approved(amal, basim)
    with unseen():
        publish(record=record, by=dunya)
    out = StringIO()
    with unseen(), as_publisher():
        call_command("publish_due", "--wait", stdout=out)
        call_command("verify", stdout=out)

    assert "1 publications carried" in out.getvalue()
    assert "BREACH" not in out.getvalue()
