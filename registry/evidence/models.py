# SPDX-License-Identifier: Apache-2.0
"""Who said something, and the document in which it stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.audit.tracking import tracked
from registry.domain.source_names import is_named
from registry.vocabularies.fields import ConceptField


@tracked()
class Source(models.Model):
    """A publisher, an institution or a person whose statements are recorded."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = ConceptField("source_kind", verbose_name=_("kind of source"))
    country = models.CharField(_("country (ISO 3166-1 alpha-3)"), max_length=3, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    reliability = ConceptField(
        "reliability", default="f", verbose_name=_("reliability, A to F; never public")
    )
    alignment_note = models.TextField(_("ownership and alignment; never public"), blank=True)
    protected = models.BooleanField(_("the name is never public"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex="^[A-Z]{3}$"), name="source_country_iso3"
            ),
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name

    @property
    def has_public_name(self) -> bool:
        return is_named(self.kind, protected=self.protected)


@tracked()
class SourceItem(models.Model):
    """One document, post, page or data row of a source."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="items", verbose_name=_("published by"))
    title = models.TextField(_("title; never public, for titles can hold names"), blank=True)
    author = models.CharField(_("author; never public"), max_length=200, blank=True)
    language = models.CharField(_("language of the document"), max_length=10, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    archive_url = models.URLField(_("address of an archived copy"), max_length=2000, blank=True)
    published_edtf = models.CharField(_("date of publication (EDTF)"), max_length=60, blank=True)
    published_on = models.DateField(_("earliest day of publication"), null=True, blank=True)
    accessed_at = models.DateTimeField(null=True, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    restricted = models.BooleanField(_("the document is never named in public"), default=False)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="Who sees the document while no record that they see cites it.",
    )
    external_id = models.CharField(
        max_length=120,
        blank=True,
        help_text="Identifier of the row in the dataset it came from; empty otherwise.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex="^[0-9a-f]{64}$"), name="item_sha256_is_hex"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__regex="^https?://"), name="item_address_is_of_the_web"
            ),
            models.CheckConstraint(
                condition=Q(archive_url="") | Q(archive_url__regex="^https?://"),
                name="item_archive_is_of_the_web",
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="item_external_id_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or str(self.id)


class File(models.Model):
    """The bytes of one file, known by their hash and kept in the store once. A row is never changed or taken away."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    bytes = models.BigIntegerField(_("size in bytes"))
    mime = models.CharField(_("kind, told by its first bytes"), max_length=100)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="file_sha256_is_hex"),
            models.CheckConstraint(condition=Q(bytes__gt=0), name="file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.sha256
