# SPDX-License-Identifier: Apache-2.0
"""Running an import again: what is written anew, and what is left to people."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.audit.models import Event
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Actor, Record
from registry.evidence.models import SourceItem
from registry.intake import filing
from registry.intake.models import ImportedRow, Submission
from registry.intake.plan import fingerprint_of
from registry.review.steps import take_step
from tests.factories import ged
from tests.factories.records import draft
from tests.unit.intake.conftest import as_row


def reasons(report):
    return {reason: [row.number for row in rows] for reason, rows in report.refused.items()}


def test_a_changed_row_writes_its_draft_anew(taken_in, amal):
    taken_in(ged.row(), ged.row(id=7), by=amal)

    report = taken_in(ged.row(deaths_civilians=9, best=10, high=11), ged.row(id=7), by=amal)

    assert (report.updated, report.unchanged, sum(report.created.values())) == (1, 1, 0)
    row = ImportedRow.objects.get(external_id=str(ged.FACTORY_ID))
    figure = row.record.claims.get().casualties.filter(of_which=None, includes_combatants=False).get()
    assert (figure.min, figure.max) == (9, 10)
    assert row.record_version == row.record.row_version == 2
    assert (Record.objects.count(), SourceItem.objects.count(), Submission.objects.count()) == (2, 2, 2)
    assert taken_in(ged.row(deaths_civilians=9, best=10, high=11), by=amal).unchanged == 1


def test_a_change_in_a_column_that_is_not_read_changes_nothing(taken_in, amal):
    taken_in(ged.row(), by=amal)

    report = taken_in(ged.row(priogrid_gid=4711), by=amal)

    assert (report.updated, report.unchanged) == (0, 1)


def test_a_changed_row_whose_record_was_submitted_is_refused_naming_the_record(taken_in, amal):
    taken_in(ged.row(), by=amal)
    record = Record.objects.get()
    take_step("submit", record=record, by=amal)

    report = taken_in(ged.row(deaths_civilians=9), by=amal)

    refused = report.refused["already_under_review"][0]
    assert record.reference in refused.sentence
    assert report.faulty
    assert Record.objects.get().row_version == 1


def test_a_changed_row_whose_draft_a_person_edited_is_refused_and_the_edit_stands(taken_in, amal):
    taken_in(ged.row(), by=amal)
    record = Record.objects.get()
    rewrite_record(record, draft(title={"en": "Edited by hand"}), by=amal, row_version=1)

    report = taken_in(ged.row(deaths_civilians=9), by=amal)

    assert reasons(report) == {"already_under_review": [2]}
    assert Record.objects.get().title == {"en": "Edited by hand"}


def test_an_unchanged_row_leaves_the_work_of_people_alone_and_is_no_fault(taken_in, amal):
    taken_in(ged.row(), by=amal)
    take_step("submit", record=Record.objects.get(), by=amal)

    report = taken_in(ged.row(), by=amal)

    assert (report.unchanged, report.faulty) == (1, False)


def test_a_row_that_changed_its_kind_is_refused(taken_in, amal):
    taken_in(ged.row(), by=amal)

    report = taken_in(ged.row(event_clarity=2), by=amal)

    assert reasons(report) == {"kind_changed": [2]}


def test_a_row_that_fell_out_of_scope_is_flagged_because_its_draft_stands(taken_in, amal):
    taken_in(ged.row(), by=amal)

    report = taken_in(ged.row(deaths_civilians=0, deaths_unknown=0), by=amal)

    assert reasons(report) == {"out_of_scope": [2]}
    assert report.flagged == {"record_stands": [2]}


def test_a_run_that_breaks_off_keeps_whole_rows_and_is_completed_by_the_next(taken_in, amal, monkeypatch):
    rows = [ged.row(id=number) for number in range(1, 6)]
    real, made = filing.log_record, []

    def breaks_off(record_draft, **options):
        made.append(real(record_draft, **options))
        if len(made) == 3:
            raise ConnectionError("the plug was pulled")
        return made[-1]

    monkeypatch.setattr(filing, "log_record", breaks_off)
    with pytest.raises(ConnectionError):
        taken_in(*rows, by=amal)
    assert (Record.objects.count(), SourceItem.objects.count(), ImportedRow.objects.count()) == (2, 2, 2)

    monkeypatch.setattr(filing, "log_record", real)
    report = taken_in(*rows, by=amal)

    assert (report.unchanged, sum(report.created.values())) == (2, 3)
    assert Event.objects.filter(verb="record.logged").count() == 5


def test_an_actor_is_added_once_and_never_renamed(taken_in, amal):
    one_sided = {"type_of_violence": 3}
    taken_in(ged.row(id=1, **one_sided), ged.row(id=2, **one_sided), by=amal)

    taken_in(ged.row(id=3, side_a="Blue side, renamed", **one_sided), by=amal)

    assert Actor.objects.get().names == {"en": "Blue side (invented)"}
    assert Event.objects.filter(verb="actor.added").count() == 1


def test_rows_of_several_batches_are_all_taken(taken_in, amal, monkeypatch):
    monkeypatch.setattr("registry.intake.run.AT_ONCE", 2)
    seen = []

    report = taken_in(
        *(ged.row(id=number) for number in (1, 2, 3, 2, 5)), by=amal, progress=lambda *done: seen.append(done)
    )

    assert (report.read, sum(report.created.values()), reasons(report)) == (5, 4, {"repeated_id": [5]})
    assert seen == [(2, 5), (4, 5), (5, 5)]


def test_a_row_costs_the_same_few_queries_however_many_came_before_it(taken_in, amal):
    taken_in(ged.row(id=1), by=amal)

    with CaptureQueriesContext(connection) as few:
        taken_in(*(ged.row(id=number) for number in range(2, 5)), by=amal)
    with CaptureQueriesContext(connection) as more:
        taken_in(*(ged.row(id=number) for number in range(5, 18)), by=amal)

    assert (len(more) - len(few)) / 10 <= 33


def test_a_second_run_leaves_the_number_of_queries_small(taken_in, amal, django_assert_max_num_queries):
    rows = [ged.row(id=number) for number in range(1, 40)]
    taken_in(*rows, by=amal)

    with django_assert_max_num_queries(22):
        taken_in(*rows, by=amal)


def test_the_fingerprint_is_that_of_what_was_taken(ucdp):
    imported = ucdp.read(as_row())

    assert fingerprint_of(imported) == fingerprint_of(ucdp.read(as_row()))
    assert fingerprint_of(imported) != fingerprint_of(replace(imported, flags=("sources_differ",)))
