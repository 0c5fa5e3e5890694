# SPDX-License-Identifier: Apache-2.0
"""Requests of readers on the desk. Every text of them stands here sealed; the key is with the desk's process alone."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from uuid_utils.compat import uuid7

from registry.casework.models import Record
from registry.domain.requests import HANDLE, KINDS, OUTCOMES, State

if TYPE_CHECKING:
    from registry.accounts.models import User


class RequestQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: "User") -> Self:
        """Keep all of them for who handles requests, none for others."""
        return self if HANDLE in user.granted else self.none()

    def standing_open(self) -> Self:
        """Keep what is not closed: what may endanger somebody first, then by the day an answer is due."""
        urgency = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(KINDS)))
        return self.exclude(state=State.CLOSED.value).order_by(urgency, "due_on", "received_at", "id")

    def closed(self) -> Self:
        return self.filter(state=State.CLOSED.value).order_by("-closed_at", "-id")

    def to_be_told(self) -> Self:
        """Keep what the world was not told of as it stands now."""
        return self.filter(told__lt=F("revision")).order_by("received_at", "id")


class ReaderRequest(models.Model):
    """One request. What the reader wrote is a sealed text; kind, dates and outcome stand in clear."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of its number.")
    kind = models.CharField(max_length=10)
    received_at = models.DateTimeField()
    due_on = models.DateField(help_text="Until when it is to be answered.")
    state = models.CharField(max_length=10, default=State.RECEIVED.value)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    record = models.ForeignKey(Record, models.PROTECT, null=True, related_name="reader_requests")
    outcome = models.CharField(max_length=20, blank=True, default="")
    words = models.JSONField(default=dict, help_text="For the public, by language.")
    names_record = models.BooleanField(default=False, help_text="Whether the public is told which record.")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Of the words."
    )
    erased_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1, help_text="Counts what the world is to be told.")
    told = models.PositiveIntegerField(default=0, help_text="Up to which revision the world was told.")

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "id"]
        indexes = [
            models.Index(fields=["due_on"], name="request_due"),
            models.Index(fields=["id"], condition=Q(told__lt=F("revision")), name="request_to_be_told"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=KINDS)
                & Q(state__in=[state.value for state in State])
                & Q(outcome__in=["", *OUTCOMES]),
                name="reader_request_codes_known",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.CLOSED.value)
                    & ~Q(outcome="")
                    & Q(closed_by__isnull=False, closed_at__isnull=False)
                )
                | (
                    ~Q(state=State.CLOSED.value)
                    & Q(outcome="", words={}, names_record=False, erased_at__isnull=True)
                    & Q(closed_by__isnull=True, closed_at__isnull=True, confirmed_by__isnull=True)
                ),
                name="reader_request_closed_whole",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("closed_by")),
                name="reader_request_words_by_two",
            ),
        ]

    @property
    def standing(self) -> State:
        return State(self.state)

    @property
    def waits_for_second_person(self) -> bool:
        """Whether words for the public, or the naming of its record, wait for one."""
        undecided = self.standing is State.CLOSED and not self.confirmed_by_id and not self.erased_at
        return undecided and bool(self.words or self.names_record)


class SealedText(models.Model):
    """What somebody wrote in a request or about it, sealed; null once it was erased."""

    class Kind(models.TextChoices):
        LETTER = "letter"
        NOTE = "note"
        ANSWER = "answer"
        REASON = "reason"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    request = models.ForeignKey(ReaderRequest, models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sealed = models.BinaryField(null=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(kind="letter"), name="one_letter_a_request"
            ),
            models.CheckConstraint(
                condition=Q(kind="letter", written_by__isnull=True)
                | (Q(kind__in=["note", "answer", "reason"]) & Q(written_by__isnull=False)),
                name="sealed_text_has_its_author",
            ),
        ]
