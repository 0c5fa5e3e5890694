# SPDX-License-Identifier: Apache-2.0
"""Keeping a file as it came, before anything is made of it."""

from hashlib import sha256
from pathlib import Path

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.audit.viewing import viewing
from registry.intake.importer import Importer
from registry.intake.models import Submission, SubmissionPart
from registry.intake.reading import checked, parts


def digest(path: Path) -> str:
    """Return the SHA-256 of the file. Raises: UnreadableFile for bytes that are no text."""
    hashed = sha256()
    for part in checked(parts(path)):
        hashed.update(part)
    return hashed.hexdigest()


def held_before(importer: str, file_sha256: str, by: User) -> Submission | None:
    """Return the person's own submission of these bytes, or that of somebody whose drafts from it they see."""
    with viewing(by.pk):
        found = Submission.objects.filter(importer=importer, sha256=file_sha256)
        return found.order_by("received_at").first()


def keep(path: Path, *, importer: Importer, by: User, file_sha256: str) -> Submission:
    """Return the submission of these bytes, storing them where they have not come in before."""
    standing = held_before(importer.NAME, file_sha256, by)
    if standing:
        return standing
    with acting_as(by.pk):
        submission = Submission.objects.create(
            importer=importer.NAME,
            filename=path.name[:255],
            sha256=file_sha256,
            size=path.stat().st_size,
            licence=importer.DATASET.licence,
            citation=importer.DATASET.citation,
            received_by=by,
        )
        for seq, part in enumerate(parts(path), 1):
            SubmissionPart.objects.create(submission=submission, seq=seq, content=part)
        data = {"importer": importer.NAME, "sha256": file_sha256, "bytes": submission.size}
        tell("intake.received", actor=by.pk, subject=str(submission.pk), data=data)
    return submission
