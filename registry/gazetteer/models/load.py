# SPDX-License-Identifier: Apache-2.0
from django.db import models


class Load(models.Model):
    """What was loaded last from one source. An equal stamp means that loading again would change nothing."""

    source = models.CharField(primary_key=True, max_length=60)
    stamp = models.CharField(max_length=120)
    rows = models.JSONField(help_text="Rows per table.")
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.source} {self.stamp}"
