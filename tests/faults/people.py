# SPDX-License-Identifier: Apache-2.0
"""What people of the desk do in these tests, in a process with the desk's own credentials.

`prepare N` logs, submits, reviews and approves N records; `ask LEDGER PAUSE` hands them to the publisher one by one.
"""

import sys
import time
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import django

django.setup()

from django.contrib.gis.geos import Point  # noqa: E402
from django.db import InterfaceError, OperationalError, close_old_connections  # noqa: E402

from registry.accounts.models import RoleGrant, User  # noqa: E402
from registry.audit.viewing import viewing  # noqa: E402
from registry.casework.actions.log import log_record  # noqa: E402
from registry.casework.draft import CasualtyDraft, ClaimDraft, LocationDraft, RecordDraft  # noqa: E402
from registry.casework.models import Record  # noqa: E402
from registry.domain.errors import WrongState  # noqa: E402
from registry.evidence.models import Source, SourceItem  # noqa: E402
from registry.publishing.approve import approve, preview  # noqa: E402
from registry.publishing.models import Outbox  # noqa: E402
from registry.publishing.outbox import publish  # noqa: E402
from registry.review.steps import take_step  # noqa: E402
from tests.faults.ledger import Ledger  # noqa: E402

CAST = {"writer": "documenter", "reviewer": "reviewer", "publisher": "publisher"}
UNAPPROVED = 5


def prepare(count: int) -> None:
    """Make `count` approved records, and a few more that nobody may ever see."""
    people = {name: account(name, role) for name, role in CAST.items()}
    source = Source.objects.create(name="Invented bulletin", kind="local_media")
    for number in range(count + UNAPPROVED):
        with viewing(people["writer"].pk):
            item = SourceItem.objects.create(source=source, external_id=str(number))
        record = log_record(draft(number, item.pk), by=people["writer"])
        if number < count:
            through_review(record, people)


def account(name: str, role: str) -> User:
    user = User.objects.create_user(name, "not used to sign in here", display_name=name.capitalize())
    RoleGrant.objects.create(user=user, role=role)
    return user


def draft(number: int, item: UUID) -> RecordDraft:
    figure = CasualtyDraft(harm="killed", min=number, max=number + 1, status="civilian")
    place = LocationDraft(
        precision="town",
        name={"en": "Invented town"},
        country="XDM",
        geom=Point(69.5 + number / 100, -49.3, srid=4326),
        method="source_stated",
    )
    return RecordDraft(
        kind="incident",
        title={"en": f"Invented incident {number}"},
        date_edtf="2024-11-27",
        incident_type="shelling",
        harm_grade="single_source",
        grade_reason="One invented source.",
        sensitivity="public",
        demonstration=True,
        locations=(place,),
        claims=(ClaimDraft(source_item=item, origin_group="Invented bulletin", casualties=(figure,)),),
    )


def through_review(record: Record, people: dict[str, User]) -> None:
    take_step("submit", record=record, by=people["writer"])
    take_step("start_review", record=record, by=people["reviewer"])
    with viewing(people["reviewer"].pk):
        digest = sha256(preview(record)).hexdigest()
    approve(record=record, by=people["reviewer"], reason="Invented, for a test.", content_sha256=digest)


def ask(ledger: Ledger, pause: float) -> None:
    """Ask for every approved record once, through crashes, noting each question and each answer."""
    with viewing(User.objects.get(username="publisher").pk):
        approved = Record.objects.filter(revisions__state="approved").order_by("created_at")
        keys = list(approved.values_list("pk", flat=True))
    for key in keys:
        while not asked(key, ledger):
            time.sleep(0.2)
        time.sleep(pause)


def asked(key: UUID, ledger: Ledger) -> bool:
    """Ask for one record and return whether the answer is known."""
    ledger.write("sent", record=str(key))
    try:
        by = User.objects.get(username="publisher")
        with viewing(by.pk):
            record = Record.objects.get(pk=key)
        row = publish(record=record, by=by)
        ledger.write("acked", **told(row))
    except WrongState:  # an earlier question had been heard, only its answer was lost
        with viewing(by.pk):
            ledger.write("found", **told(Outbox.objects.get(record_id=key)))
    except (OperationalError, InterfaceError) as error:
        ledger.write("doubt", record=str(key), error=type(error).__name__)
        close_old_connections()
        return False
    return True


def told(row: Outbox) -> dict[str, str | int]:
    return {
        "record": str(row.record_id),
        "code": row.code,
        "version": row.version,
        "sha256": row.content_sha256,
    }


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", count]:
            prepare(int(count))
        case ["ask", path, pause]:
            ask(Ledger(Path(path)), float(pause))
        case _:
            raise SystemExit(__doc__)
