# SPDX-License-Identifier: Apache-2.0
"""One import from file to report. Each row is a transaction: a run that breaks off is simply run again."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from registry.accounts.models import Team, User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.audit.viewing import viewing
from registry.evidence.models import Source
from registry.intake import areas, filing
from registry.intake.errors import RowRefused
from registry.intake.importer import Importer
from registry.intake.keep import digest, keep
from registry.intake.lock import one_run_of
from registry.intake.models import ImportedRow, Submission
from registry.intake.plan import Act, Plan, planned
from registry.intake.reading import check_form, rows
from registry.intake.report import Report
from registry.intake.row import Row

AT_ONCE = 200
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Run:
    """What the rows of one run share. A dry run has no `source` and no `submission`: it writes nothing."""

    importer: Importer
    by: User
    report: Report
    known: areas.Codes
    team: Team | None = None
    source: Source | None = None
    submission: Submission | None = None
    seen: set[str] = field(default_factory=set)


def import_file(
    path: Path,
    *,
    importer: Importer,
    by: User,
    team: Team | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Import every row and return the report. `progress` is told how many rows of how many are done.

    `team`: whose drafts they are; None shares them with the whole desk.
    Raises: NotPermitted; UnreadableFile, before anything is written, when the file as a whole cannot be read.
    """
    refuse_reader(by)
    began, file_sha256 = time.monotonic(), digest(path)
    total = check_form(path, required=importer.COLUMNS)
    report = Report(importer.NAME, path.name, file_sha256, by.username, dry_run)
    with one_run_of(importer.NAME):
        run = Run(importer, by, report, areas.codes(), team)
        if not dry_run:
            run.submission = keep(path, importer=importer, by=by, file_sha256=file_sha256)
            run.source = filing.dataset_source(importer.DATASET, by=by)
        for batch in batches(rows(path, required=importer.COLUMNS)):
            take_batch(batch, run)
            if progress:
                progress(report.read, total)
        report.seconds = time.monotonic() - began
        close(run)
    return report


def batches(found: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(found, AT_ONCE)):
        yield batch


def take_batch(batch: list[Row], run: Run) -> None:
    """Take rows one by one; what stands of them already is looked up together."""
    ids = {row.number: identified(row, run) for row in batch}
    with viewing(run.by.pk):
        by_id = standing_rows(run, filter(None, ids.values()))
    for row in batch:
        run.report.read += 1
        stands = by_id.get(ids[row.number])
        try:
            take(row, stands, run)
        except RowRefused as refusal:
            run.report.refuse(row.number, refusal)
            if stands and refusal.reason not in ("already_under_review", "kind_changed", "repeated_id"):
                run.report.flag(row.number, ("record_stands",))


def standing_rows(run: Run, ids: Iterable[str]) -> dict[str, ImportedRow]:
    """Return what the person who imports sees of these rows, by the dataset's own id."""
    rows = ImportedRow.objects.filter(importer=run.importer.NAME, external_id__in=ids)
    return {row.external_id: row for row in rows.select_related("record")}


def identified(row: Row, run: Run) -> str:
    """Return the row's id, empty where it has none that can be read: reading the row will say so."""
    try:
        return run.importer.external_id(row)
    except RowRefused:
        return ""


def take(row: Row, standing: ImportedRow | None, run: Run) -> None:
    row.refuse_misshapen()
    external_id = run.importer.external_id(row)
    if external_id in run.seen:
        raise RowRefused(
            "repeated_id", f"Row id {external_id} stands further up already.", column="id", value=external_id
        )
    run.seen.add(external_id)
    plan = planned(row, importer=run.importer, standing=standing, known=run.known, by=run.by)
    carry_out(plan, run)
    run.report.flag(row.number, plan.imported.flags)


def carry_out(plan: Plan, run: Run) -> None:
    report, submission = run.report, run.submission
    if submission is not None and run.source is not None:
        if plan.act is Act.CREATE:
            filing.create(
                plan,
                source=run.source,
                dataset=run.importer.DATASET,
                submission=submission,
                by=run.by,
                team=run.team,
            )
        elif plan.standing is not None and plan.act is Act.UPDATE:
            filing.update(plan, plan.standing, submission=submission, by=run.by)
    if plan.act is Act.CREATE:
        report.created[plan.imported.draft.kind] += 1
    elif plan.act is Act.UPDATE:
        report.updated += 1
    else:
        report.unchanged += 1


def close(run: Run) -> None:
    """Tell the audit trail what the run did."""
    if run.submission is None:
        return
    report = run.report
    refused = {reason: len(found) for reason, found in report.refused.items()}
    counts = {"read": report.read, **report.created, "updated": report.updated, "unchanged": report.unchanged}
    with acting_as(run.by.pk):
        tell(
            "intake.imported",
            actor=run.by.pk,
            subject=str(run.submission.pk),
            data={**counts, "refused": refused},
        )
