# SPDX-License-Identifier: Apache-2.0
"""What happens to the stories once they are public.

One is corrected, one turns out to be the same event as another and is merged into it, one is withdrawn.
"""

from datetime import date

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.draft import Text
from registry.casework.models import Record
from registry.desk.demonstration.fictional import Stage
from registry.desk.demonstration.steps import handed_over
from registry.desk.demonstration.stories import shelling
from registry.domain.workflow import Publication
from registry.publishing.merges import confirm_merge, propose_merge
from registry.publishing.outbox import withdraw
from registry.review.models import Notification
from registry.review.notify import mark_read

CORRECTED: Text = {
    "en": "Invented: the report was read wrongly. It states 4 people killed, not 3, and 13 May 2025, not 12 May 2025.",
    "ar": "مختلق: قُرئ التقرير خطأً. يذكر التقرير مقتل 4 أشخاص لا 3، ويوم 13 مايو 2025 لا 12 مايو 2025.",
}
MERGED: Text = {
    "en": "Invented: two records told of one strike. What the other source reported stands here now; nothing was added up.",
    "ar": "مختلق: كان سجلان يرويان ضربة واحدة. ما أفاد به المصدر الآخر صار هنا، ولم تُجمع الأرقام.",
}
WITHDRAWN: Text = {
    "en": "Invented: the source has since written that the shots were part of an exercise and that nobody was harmed.",
    "ar": "مختلق: كتب المصدر لاحقاً أن إطلاق النار كان جزءاً من تدريب وأن أحداً لم يُصب بأذى.",
}
ONE_EVENT = "Invented: the same street in the same night, told by two sources."


def go_on(records: list[Record], held: Stage, *, writer: User, reviewer: User) -> bool:
    """Correct, merge and withdraw, once all are public; return whether there was anything to do.

    `records`: those of the story, in its order.
    """
    if not all(is_new(record) for record in records):
        return False
    corrected, survivor, duplicate, withdrawn = records
    correct(corrected, held, writer=writer, reviewer=reviewer)
    with acting_as(writer.pk):
        merge = propose_merge(duplicate, into=survivor, by=writer, reason=ONE_EVENT)
    confirm_merge(merge, by=reviewer)
    handed_over(survivor, writer=writer, reviewer=reviewer, notice_kind="merge", notice_text=MERGED)
    withdraw(record=withdrawn, by=reviewer, notice_kind="withdrawal_error", notice_text=WITHDRAWN)
    for person in (writer, reviewer):
        read_all(person, records)
    return True


def read_all(person: User, records: list[Record]) -> None:
    """Leave no message of these records: what waits on the desk is told by others."""
    with acting_as(person.pk):
        told = Notification.objects.filter(person=person, record__in=records)
        mark_read(person, keys=told.values_list("pk", flat=True))


def is_new(record: Record) -> bool:
    """Whether its first version is public and nothing has happened to it since."""
    return record.public_state.publication == Publication.PUBLISHED and record.revision.number == 1


def correct(record: Record, held: Stage, *, writer: User, reviewer: User) -> None:
    """Mend a number and a date."""
    start_correction(record, by=writer)
    mended = shelling(held, date(2025, 5, 13), killed=4)
    rewrite_record(record, mended, by=writer, row_version=record.row_version)
    record.refresh_from_db()
    handed_over(record, writer=writer, reviewer=reviewer, notice_kind="correction", notice_text=CORRECTED)
