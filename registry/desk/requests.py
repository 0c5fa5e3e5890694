# SPDX-License-Identifier: Apache-2.0
"""What the page of one request shows: what was written, opened and noted; the record; what can be done now."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from registry.accounts.models import User
from registry.casework.models import Record
from registry.desk.forms.fields import Form
from registry.desk.forms.requests import AnswerForm, AssignForm, CloseForm, ConfirmForm, LinkForm, NoteForm
from registry.desk.people import as_issued
from registry.domain.errors import KeyMissing
from registry.domain.reference import normalise
from registry.domain.requests import State
from registry.inbox.models import ReaderRequest
from registry.inbox.reading import Opened, read
from registry.ui.wording.requests import CONTACTS, RELATIONS

FORMS: dict[str, type[Form]] = {
    "assign": AssignForm,
    "link": LinkForm,
    "note": NoteForm,
    "answer": AnswerForm,
    "close": CloseForm,
    "confirm": ConfirmForm,
}


def whole(found: ReaderRequest, by: User, *, refused: tuple[str, Form] | None = None) -> dict[str, Any]:
    """Return what the page shows. `refused`: the step and its form as it was sent. Raises: NotPermitted."""
    try:
        opened: list[Opened] | None = read(found, by=by)
    except KeyMissing:
        opened = None
    letter = next((each.texts for each in opened or () if each.kind == "letter"), {})
    record = visible(by, pk=found.record_id) if found.record_id else None
    suggested = None if found.record_id else named(by, letter.get("about", ""))
    initial = {
        "link": {"record": suggested.reference if suggested else ""},
        "assign": {"person": by.pk},
        "confirm": {"revision": found.revision},
    }
    forms = {
        f"{step}_form": kind(initial=initial.get(step), auto_id=f"{step}_%s") for step, kind in FORMS.items()
    }
    if refused:
        forms[f"{refused[0]}_form"] = refused[1]
    return {
        "here": "requests",
        "request_of": found,
        "letter": letter,
        "relation": RELATIONS.get(letter.get("relation", "")),
        "contact": CONTACTS.get(letter.get("contact", "")),
        "locked": opened is None,
        "said": [each for each in opened or () if each.kind != "letter"],
        "record": record,
        "suggested": suggested,
        "closed": found.standing is State.CLOSED,
        "mine_to_confirm": found.waits_for_second_person and found.closed_by_id != by.pk,
        "refused": refused[1] if refused else None,
        "late": is_late(found),
        **forms,
    }


def is_late(found: ReaderRequest) -> bool:
    open_still = found.standing not in (State.CLOSED, State.ANSWERED)
    return open_still and found.due_on < datetime.now(UTC).date()


def visible(by: User, **wanted: Any) -> Record | None:
    found: Record | None = Record.objects.visible_to(by).filter(**wanted).first()
    return found


def named(by: User, typed: str) -> Record | None:
    """Return the record that somebody means by its reference, its public code or an address with the code, if seen."""
    last = typed.strip().rstrip("/").rpartition("/")[2]
    if not last:
        return None
    wanted = Q(reference=as_issued(last)) | Q(public_state__code=normalise(last))
    found: Record | None = Record.objects.visible_to(by).filter(wanted).first()
    return found
