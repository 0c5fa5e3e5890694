# SPDX-License-Identifier: Apache-2.0
"""What holds of every import source found on disk, on an invented file that takes every branch of it."""

from collections import Counter, defaultdict

import pytest

from registry.audit.models import Event
from registry.audit.trail import breaks
from registry.audit.viewing import viewing
from registry.casework.models import CasualtyFigure, Claim, Record
from registry.domain.errors import NeedsSecondPerson, NotPermitted
from registry.evidence.models import Source, SourceItem
from registry.intake import importers
from registry.intake.models import ImportedRow, Submission
from registry.intake.report import FLAGS, REFUSALS
from registry.intake.run import import_file
from registry.review.steps import take_step
from tests.factories import ged

INVENTED = {"ucdp_ged": ged}
NAMES = sorted(importers.found())
pytestmark = pytest.mark.parametrize("name", NAMES)


@pytest.fixture
def invented(name, tmp_path):
    """Return the importer, its cases and their file."""
    cases = INVENTED[name].cases()
    path = INVENTED[name].write(tmp_path / "invented.csv", [case.row for case in cases])
    return importers.found()[name], cases, path


def state():
    """Everything an import can write, in a form that can be compared."""
    tables = (Record, Claim, CasualtyFigure, Source, SourceItem, ImportedRow, Submission)
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}


def test_every_row_becomes_what_its_case_says_or_is_refused_for_the_reason_it_says(invented, amal):
    importer, cases, path = invented

    report = import_file(path, importer=importer, by=amal)

    by_number = {row.number: reason for reason, rows in report.refused.items() for row in rows}
    kinds = {row.row_number: row.record.kind for row in ImportedRow.objects.select_related("record")}
    found = {case.name: (by_number | kinds)[number] for number, case in enumerate(cases, 2)}
    assert found == {case.name: case.becomes for case in cases}
    assert report.read == len(cases) == sum(report.created.values()) + len(by_number)


def test_flags_name_the_rows_they_belong_to(invented, amal):
    importer, cases, path = invented
    expected = defaultdict(list)
    for number, case in enumerate(cases, 2):
        for flag in case.flags:
            expected[flag].append(number)

    report = import_file(path, importer=importer, by=amal)

    assert report.flagged == expected


def test_every_reason_and_flag_has_its_meaning(invented, amal):
    importer, _, path = invented

    report = import_file(path, importer=importer, by=amal).as_dict()

    assert set(report["refused"]) <= set(REFUSALS)
    assert set(report["flagged"]) <= set(FLAGS)


def test_a_second_run_changes_nothing(invented, amal):
    importer, _, path = invented
    first = import_file(path, importer=importer, by=amal)
    before = state()

    second = import_file(path, importer=importer, by=amal)

    assert state() == before
    assert (sum(second.created.values()), second.updated) == (0, 0)
    assert second.unchanged == sum(first.created.values())
    assert second.refused == first.refused


def test_a_dry_run_reports_the_same_and_writes_nothing(invented, amal):
    importer, _, path = invented
    events = Event.objects.count()

    dry = import_file(path, importer=importer, by=amal, dry_run=True)

    assert not any(state().values())
    assert Event.objects.count() == events
    real = import_file(path, importer=importer, by=amal)
    assert (dry.created, dry.refused, dry.flagged) == (real.created, real.refused, real.flagged)


def test_every_record_is_a_restricted_draft_under_assessment_with_one_claim_of_the_one_dataset(
    invented, amal
):
    importer, _, path = invented

    import_file(path, importer=importer, by=amal)

    records = Record.objects.with_state()
    assert Counter(records.values_list("state", "harm_grade", "sensitivity", "demonstration")).keys() == {
        ("draft", "under_assessment", "restricted", False)
    }
    assert all(record.claims.count() == 1 for record in records)
    source = Source.objects.get()
    assert (source.name, source.kind) == (importer.DATASET.name, "dataset")
    assert importer.DATASET.citation in source.alignment_note
    assert SourceItem.objects.count() == records.count()
    assert Counter(Claim.objects.values_list("origin_group", flat=True)).keys() == {
        importer.DATASET.origin_group
    }


def test_the_person_who_imports_is_the_author_and_cannot_review(invented, eyad):
    importer, _, path = invented
    import_file(path, importer=importer, by=eyad)
    record = Record.objects.first()
    take_step("submit", record=record, by=eyad)

    with pytest.raises(NeedsSecondPerson):
        take_step("start_review", record=record, by=eyad)


def test_a_person_who_may_not_write_imports_nothing(invented, basim):
    importer, _, path = invented

    with pytest.raises(NotPermitted):
        import_file(path, importer=importer, by=basim)

    assert not any(state().values())


def test_words_of_the_file_that_can_hold_names_reach_no_public_member_and_no_report(name, invented, amal):
    importer, _, path = invented

    report = import_file(path, importer=importer, by=amal)

    told = [f"{record.title} {record.summary}" for record in Record.objects.all()]
    told += [str(record.locations.values_list("name", "name_original")) for record in Record.objects.all()]
    assert not [text for text in (*told, str(report.as_dict())) if INVENTED[name].HEADLINE in text]
    assert Claim.objects.filter(verbatim__contains=INVENTED[name].HEADLINE).exists()


def test_the_bytes_are_kept_as_they_came_with_licence_and_citation(invented, amal):
    importer, _, path = invented

    import_file(path, importer=importer, by=amal)

    kept = Submission.objects.get()
    with viewing(amal.pk):
        assert b"".join(bytes(part.content) for part in kept.parts.all()) == path.read_bytes()
    assert (kept.licence, kept.received_by) == (importer.DATASET.licence, amal)
    assert all(row.raw in path.read_text() for row in ImportedRow.objects.all())


def test_the_audit_trail_tells_of_the_file_every_record_and_the_run(invented, amal):
    importer, _, path = invented

    report = import_file(path, importer=importer, by=amal)

    verbs = Counter(Event.objects.values_list("verb", flat=True))
    made = sum(report.created.values())
    assert (verbs["intake.received"], verbs["intake.imported"]) == (1, 1)
    assert (verbs["record.logged"], verbs["source_item.filed"], verbs["source.added"]) == (made, made, 1)
    assert not list(breaks())
