# SPDX-License-Identifier: Apache-2.0
"""Requests of readers on the public side: sealed until the publisher fetches them, and how each stands afterwards."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now
from django.db.models.lookups import LessThanOrEqual

from registry.domain.requests import KINDS, LARGEST_SEALED, OUTCOMES, State


class InboxItem(models.Model):
    """What a reader sent, sealed to the desk's key. The public face may only insert it; the publisher takes it away."""

    fingerprint = models.CharField(primary_key=True, max_length=64, help_text="SHA-256 of its number.")
    kind = models.CharField(max_length=10)
    sealed = models.BinaryField(help_text="age (X25519), readable on the desk alone.")
    received_at = models.DateTimeField(
        db_default=Now(), help_text="Of the database: whoever inserts cannot set it."
    )

    class Meta:
        db_table = "published_inbox"
        ordering = ["received_at", "fingerprint"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="inbox_kind_known"),
            models.CheckConstraint(
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$"), name="inbox_fingerprint_formed"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("sealed"), LARGEST_SEALED), name="inbox_sealed_not_larger"
            ),
        ]


class RequestState(models.Model):
    """How a request stands, for who holds its number; and what came of it, for everybody."""

    fingerprint = models.CharField(primary_key=True, max_length=64, help_text="SHA-256 of its number.")
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=State.RECEIVED.value)
    received_on = models.DateField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=20, blank=True)
    closed_in = models.DateField(null=True, help_text="First day of the month in which it was closed.")
    code = models.CharField(
        max_length=20, blank=True, help_text="Of the record, where the desk lets it be named."
    )
    words = models.JSONField(default=dict, help_text="Said of the outcome, by language; confirmed by two.")

    class Meta:
        ordering = ["-closed_in", "fingerprint"]
        indexes = [models.Index(fields=["-closed_in"], name="request_outcomes")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=KINDS)
                & Q(state__in=[state.value for state in State])
                & Q(outcome__in=["", *OUTCOMES]),
                name="request_codes_known",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.CLOSED.value) & ~Q(outcome="") & Q(closed_in__isnull=False))
                | (~Q(state=State.CLOSED.value) & Q(outcome="", closed_in__isnull=True, code="", words={})),
                name="request_closed_with_an_outcome",
            ),
        ]
