# SPDX-License-Identifier: Apache-2.0
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked
from registry.vocabularies.fields import ConceptField


@tracked()
class Actor(models.Model):
    """A party to the conflict, by its own name or the one the United Nations use."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(_("code"), max_length=60, unique=True)
    names = models.JSONField(_("name by language"), default=dict)
    actor_class = ConceptField("actor_class", verbose_name=_("class of actor"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="units")
    unidentified_unit = models.BooleanField(
        _("an unidentified unit or group: no particular organisation is meant"), default=False
    )
    is_demonstration = models.BooleanField(_("invented for demonstration"), default=False)

    def __str__(self) -> str:
        return str(self.names.get("en", self.code))
