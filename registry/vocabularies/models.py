# SPDX-License-Identifier: Apache-2.0
"""The vocabularies in the desk's database, copied from the files by `load`. Readers use `read` instead."""

from django.db import models
from django.db.models import F, Q

STATUSES = ("active", "deprecated")
PLAIN = "^[a-z0-9_]{1,40}$"


class Scheme(models.Model):
    """One vocabulary."""

    code = models.CharField(primary_key=True, max_length=40)
    title = models.JSONField(help_text="Text by language.")
    version = models.PositiveIntegerField(help_text="Goes up when the meaning of a code changes.")
    source = models.TextField(help_text="Where the list comes from.")
    sha256 = models.CharField(max_length=64, help_text="Of the content: shape.SchemeData.sha256.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=PLAIN), name="scheme_code_is_plain"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="scheme_sha256_is_hex"),
        ]

    def __str__(self) -> str:
        return self.code


class Concept(models.Model):
    """One term. The database refuses to delete it or to change its code: a code keeps its meaning."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="concepts")
    code = models.CharField(max_length=40)
    label = models.JSONField(help_text="Text by language; an empty one falls back to English.")
    definition = models.JSONField(help_text="Text by language.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    position = models.PositiveIntegerField(help_text="Place in the list, from 1.")
    attributes = models.JSONField(default=dict, help_text="What only some schemes have, and the crosswalk.")
    status = models.CharField(max_length=10, default="active", help_text="active or deprecated.")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")

    class Meta:
        ordering = ["scheme", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="concept_code_once_in_a_scheme"),
            models.CheckConstraint(condition=Q(code__regex=PLAIN), name="concept_code_is_plain"),
            models.CheckConstraint(  # without the key the comparison is NULL, which a CHECK lets pass
                condition=Q(label__has_key="en") & Q(label__en__regex=r"\S"),
                name="concept_has_an_english_label",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["active", "deprecated"]), name="concept_status_known"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(status="deprecated"),
                name="concept_replaced_is_deprecated",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="concept_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id}:{self.code}"
