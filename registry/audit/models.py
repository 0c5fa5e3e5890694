# SPDX-License-Identifier: Apache-2.0
"""The audit trail: one row for everything that matters, chained so that a change anywhere shows."""

from django.db import models


class Event(models.Model):
    """What one person did. The database fills seq, prev_hash and hash under one lock; nobody may change a row.

    `hash` = SHA-256 of prev_hash (32 bytes) followed by the UTF-8 bytes of `body`; the first prev_hash is 32 zero bytes.
    """

    seq = models.BigIntegerField(primary_key=True, help_text="1, 2, 3 … without a gap.")
    body = models.TextField(help_text="Canonical JSON (RFC 8785): at, actor, verb, subject, reason, data.")
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32, unique=True)
    verb = models.GeneratedField(
        expression=models.Func(
            models.F("body"),
            template="((body::jsonb)->>'verb')",
            output_field=models.CharField(max_length=60),
        ),
        output_field=models.CharField(max_length=60),
        db_persist=True,
    )
    subject = models.GeneratedField(
        expression=models.Func(
            models.F("body"),
            template="((body::jsonb)->>'subject')",
            output_field=models.CharField(max_length=80),
        ),
        output_field=models.CharField(max_length=80),
        db_persist=True,
    )

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["subject", "seq"])]
