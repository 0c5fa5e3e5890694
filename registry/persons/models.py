# SPDX-License-Identifier: Apache-2.0
"""People named in a record. What is written of them stands here sealed, in no other table and in no log."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.casework.models import Record

FIELDS = ("name", "contact", "details")
"""What is sealed. Age, sex and all else that describes a person goes into the details."""


class Person(models.Model):
    """A victim, a witness or a contact. Kind and consent stand in clear; everything that could tell who it is, sealed.

    Never to be tracked by history: an older row would keep the key that an erasure destroys.
    """

    class Kind(models.TextChoices):
        VICTIM = "victim", _("victim")
        WITNESS = "witness", _("witness")
        CONTACT = "contact", _("contact")

    class Consent(models.TextChoices):
        NONE = "none", _("none given")
        DESK_ONLY = "desk_only", _("for the desk alone")
        PARTNERS = "share_with_partners", _("to be shared with partners")
        PUBLISH_NAME = "publish_name", _("to have the name published")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="persons")
    kind = models.CharField(_("who it is"), max_length=10, choices=Kind.choices)
    consent = models.CharField(_("consent"), max_length=20, choices=Consent.choices, default=Consent.NONE)
    consent_obtained_at = models.DateField(_("consent obtained on"), null=True, blank=True)
    consent_withdrawn_at = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    public_name_ok = models.BooleanField(_("the name may be public"), default=False)
    sealed_name = models.BinaryField(null=True)
    sealed_contact = models.BinaryField(null=True)
    sealed_details = models.BinaryField(null=True)
    wrapped_key = models.BinaryField(
        null=True, help_text="The person's own key under a master key; null once erased."
    )
    master_key = models.CharField(max_length=16, help_text="Name of the master key that wraps the person's.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    erasure_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    erasure_asked_at = models.DateTimeField(null=True)
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["record_id", "added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["victim", "witness", "contact"]), name="person_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(consent__in=["none", "desk_only", "share_with_partners", "publish_name"]),
                name="person_consent_known",
            ),
            models.CheckConstraint(
                condition=Q(public_name_ok=False)
                | Q(consent="publish_name", consent_withdrawn_at__isnull=True),
                name="person_public_by_consent_alone",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, wrapped_key__isnull=False, erased_by__isnull=True)
                | Q(
                    erased_at__isnull=False,
                    wrapped_key__isnull=True,
                    sealed_name__isnull=True,
                    sealed_contact__isnull=True,
                    sealed_details__isnull=True,
                    erased_by__isnull=False,
                    erasure_asked_by__isnull=False,
                ),
                name="person_erased_holds_nothing",
            ),
            models.CheckConstraint(
                condition=Q(erased_by__isnull=True) | ~Q(erased_by=F("erasure_asked_by")),
                name="person_erased_by_a_second",
            ),
        ]
