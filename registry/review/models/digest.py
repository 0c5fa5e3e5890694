# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DigestChoice(models.Model):
    """How often a person wants to hear by e-mail that something waits. Off until they choose."""

    class Every(models.TextChoices):
        OFF = "off", _("never")
        DAY = "day", _("once a day")
        NOW = "now", _("within a few minutes")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="digest_choice"
    )
    every = models.CharField(max_length=5, choices=Every.choices, default=Every.OFF)
    address = models.EmailField(blank=True, help_text="Where it goes; nothing else is ever sent there.")
    sent_at = models.DateTimeField(null=True, help_text="When the last one left.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every="off")
                | (models.Q(every__in=["day", "now"]) & ~models.Q(address="")),
                name="digest_choice_known",
            )
        ]
