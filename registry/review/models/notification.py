# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models import Record

OF_RECORDS = ["mention", "assigned", "changes_requested", "decided", "comment", "overdue", "hold"]
ALARMS = ["many_viewed", "tried_too_often"]
OF_ACCOUNTS = ["link_made", "factor_reset", "role_given", "put_into_team", "invited"]
"""What an administrator did with somebody's account; a trigger of the audit trail tells of it (migration 0006)."""


class Notification(models.Model):
    """That something of a record, or of an account, concerns a person. It carries no words of the record."""

    class Kind(models.TextChoices):
        MENTION = "mention", _("mentioned you in a comment")
        ASSIGNED = "assigned", _("gave you this record")
        CHANGES_REQUESTED = "changes_requested", _("asked for changes")
        DECIDED = "decided", _("decided on what you wrote")
        COMMENT = "comment", _("commented on what you wrote")
        OVERDUE = "overdue", _("The day it was due has passed")
        HOLD = "hold", _("put a hold on it or lifted one")
        MANY_VIEWED = "many_viewed", _("opened very many records within ten minutes")
        TRIED_TOO_OFTEN = "tried_too_often", _("Signing in was tried too often")
        LINK_MADE = "link_made", _("made a link for a password")
        FACTOR_RESET = "factor_reset", _("reset the second factor")
        ROLE_GIVEN = "role_given", _("gave a role")
        PUT_INTO_TEAM = "put_into_team", _("put this account into a team")
        INVITED = "invited", _("invited this person")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    record = models.ForeignKey(Record, models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Whose account an alarm is about, where it is anybody's.",
    )
    about = models.UUIDField(null=True, help_text="Comment, decision or assignment; told once of each.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "about"], name="review_told_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[*OF_RECORDS, *ALARMS, *OF_ACCOUNTS]), name="notification_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[*ALARMS, *OF_ACCOUNTS], record__isnull=True)
                | (~Q(kind__in=[*ALARMS, *OF_ACCOUNTS]) & Q(record__isnull=False, account__isnull=True)),
                name="notification_of_a_record_or_an_alarm",
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="review_unread")]
