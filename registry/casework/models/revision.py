# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import Q

from registry.audit.tracking import tracked
from registry.casework.models.record import Record
from registry.domain.workflow import Publication, State


@tracked(fields=("record", "number", "state", "content_sha256", "released_at"), record="record")
class Revision(models.Model):
    """One round of work on a record. The first is opened by the database when the record is made.

    State changes only along `domain.workflow.STEPS`; a trigger refuses everything else, also from raw SQL.
    """

    record = models.ForeignKey(Record, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in State], default=State.DRAFT.value
    )
    nonce = models.BinaryField(
        null=True, help_text="32 random bytes inside the content; made when a review starts."
    )
    content = models.BinaryField(null=True, help_text="Canonical JSON exactly as approved; null until then.")
    content_sha256 = models.CharField(max_length=64, blank=True)
    released_at = models.DateTimeField(
        null=True, help_text="When it was handed to the publisher; from then on it stands."
    )
    places_held = models.JSONField(
        default=list,
        help_text="True points (lon, lat) of the places when it was released, in order; private: a later version "
        "must not tell the same place more finely.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["record_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="revision_numbered_once"),
            models.CheckConstraint(
                condition=Q(state="approved", content__isnull=False, content_sha256__regex="^[0-9a-f]{64}$")
                | (~Q(state="approved") & Q(content__isnull=True, content_sha256="")),
                name="revision_content_exactly_when_approved",
            ),
        ]


class Authorship(models.Model):
    """That a person wrote content in this revision. Rows are made by triggers and never taken away."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="authorships")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "author"], name="author_noted_once")]


class PublicState(models.Model):
    """What the world can see of a record. Written by the publisher alone, after the public database has committed."""

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="public_state")
    publication = models.CharField(
        max_length=20, choices=[(p.value, p.value) for p in Publication], default=Publication.NONE.value
    )
    code = models.CharField(
        max_length=20, unique=True, null=True, help_text="Public code; minted once, never reused."
    )
    version = models.PositiveIntegerField(default=0, help_text="Newest public version; 0 before the first.")
    content_sha256 = models.CharField(max_length=64, blank=True)
    merged_into = models.ForeignKey(Record, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(publication="none", version=0)
                | (~Q(publication="none") & Q(version__gte=1, code__isnull=False)),
                name="published_has_code_and_version",
            ),
        ]
