# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models

from registry.casework.models import Revision


class ReviewLock(models.Model):
    """Who reviews a revision now. It binds until it is released or idle for `domain.review_lock.IDLE`."""

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True, related_name="lock")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    touched_at = models.DateTimeField(help_text="When its owner was last at it.")
