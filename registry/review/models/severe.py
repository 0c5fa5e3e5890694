# SPDX-License-Identifier: Apache-2.0
from django.db import models


class SevereType(models.Model):
    """A type of incident whose records two people approve. Written by the owner from the settings, read by the rules."""

    incident_type = models.CharField(max_length=60, primary_key=True)
    wait_hours = models.PositiveIntegerField(default=0)
    other_team = models.BooleanField(default=False)
