# SPDX-License-Identifier: Apache-2.0
"""Everything the pages of one record show."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from registry.accounts.models import User
from registry.casework.models import Claim, Record, Revision
from registry.casework.statements import claims_of, statements_of
from registry.casework.support import support_of
from registry.desk.doors import doors
from registry.desk.doubts import second_looks
from registry.desk.evidence import files_of
from registry.desk.figures import matrix, words_of
from registry.desk.forms.from_record import kind_of
from registry.desk.history import asked_for, history
from registry.desk.safety import safety_of
from registry.desk.since import since
from registry.desk.tombstone import tombstone
from registry.desk.words import PUBLICATIONS, STATES
from registry.desk.work import work
from registry.domain.disclosure import may_publish
from registry.domain.grading import suggest_grade
from registry.domain.workflow import EDITABLE, Publication, State
from registry.publishing.approve import preview
from registry.publishing.freeze import freeze
from registry.publishing.public_address import public_address
from registry.review.move import choices

BEFORE_REVIEW = bytes(32)


def whole(record: Record, user: User) -> dict[str, Any]:
    """Return what a page about this record shows to this person."""
    revision, granted = record.revision, user.granted
    claims = claims_of(record)
    table = matrix(statements_of(claims), [str(claim.pk) for claim in claims], words_of(claims))
    lines = {line.claim_id: line for line in table.lines}
    public, files = world(record, revision), files_of(record)
    steps = doors(record, revision, user)
    return {
        "record": record,
        "kind": kind_of(record),
        "revision": revision,
        "state": STATES[State(revision.state)],
        "publication": PUBLICATIONS[Publication(record.public_state.publication)],
        "matrix": table,
        "origins": by_origin(claims, lines, table.not_counted),
        "places": list(record.locations.all()),
        "weapons": list(record.weapons.all()),
        "objects": list(record.objects_hit.order_by("id")),
        "attributions": list(record.attributions.select_related("actor").order_by("id")),
        "suggested": suggest_grade(support_of(record, claims)),
        "second_looks": second_looks(
            record, claims, {each.source_item_id for each in files if each.source_item_id}
        ),
        "files": files,
        "may_write": "record.write" in granted and steps.merge is None,
        "may_see_people": "person.read" in granted,
        "doors": steps,
        "public_address": public_address(record),
        "safety": safety_of(record, user),
        "history": history(record),
        "asked": asked_for(revision) if revision.state == State.CHANGES_REQUESTED else None,
        "world": public,
        "tombstone": tombstone(record),
        "since": None if revision.released_at else since(record, public["content"]),
        "assessments": list(record.assessments.order_by("harm")),
        "may_set_best": may_set_best(revision, granted) and steps.merge is None,
        "may_leave": may_publish(record.sensitivity),
        "work": work(record, revision, user, merged=steps.merge is not None),
        "may_move": bool(choices(record, user)),
    }


def by_origin(
    claims: list[Claim], lines: dict[str, Any], not_counted: dict[str, str]
) -> list[dict[str, Any]]:
    """Return the claims under the origin they go back to: claims of one origin count once."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for number, claim in enumerate(claims, 1):
        key = str(claim.pk)
        shown = {"number": number, "claim": claim, "line": lines[key], "why_not": not_counted.get(key, "")}
        groups.setdefault(claim.origin_group, []).append(shown)
    return [{"name": name, "claims": members} for name, members in groups.items()]


def world(record: Record, revision: Revision) -> dict[str, Any]:
    """Return the public document as it would be now; its hash only once a review has fixed the bytes."""
    if revision.content is None and revision.nonce is None:
        content = freeze(record, nonce=BEFORE_REVIEW, today=datetime.now(UTC).date())
        return {"content": json.loads(json.dumps(asdict(content))), "sha256": ""}
    frozen = preview(record)
    return {"content": json.loads(frozen), "sha256": sha256(frozen).hexdigest()}


def may_set_best(revision: Revision, granted: frozenset[str]) -> bool:
    return "review.decide" in granted and State(revision.state) in EDITABLE
