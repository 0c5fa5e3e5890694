# SPDX-License-Identifier: Apache-2.0
"""More columns to find a record by, and its words; a feature is joined from answer and geometry, no longer kept twice."""

import json
from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from registry.published.derive import geometry_of
from registry.published.facets import facets, words

# A lexeme has at most 2,046 bytes, a row at most 1 MB. The words are normalised: no quote and no backslash is in them.
LEXEMES = """
CREATE FUNCTION published_lexemes(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg('''' || left(word, 100) || ''':' || least(place, 16383), ' '), '')::tsvector
  FROM string_to_table(left(value, 200000), ' ') WITH ORDINALITY AS t(word, place) WHERE word <> ''
$$
"""
# Answers are read a hundred at a time: lz4 unpacks several times faster than what PostgreSQL does by itself.
FASTER = """
DO $$ BEGIN
  ALTER TABLE published_document ALTER COLUMN body SET COMPRESSION lz4;
  ALTER TABLE published_version ALTER COLUMN body SET COMPRESSION lz4, ALTER COLUMN content SET COMPRESSION lz4,
    ALTER COLUMN words SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$
"""


def fill(apps: Any, editor: Any) -> None:
    """Derive the new columns of what is public already, as the writer does for what comes."""
    alias = editor.connection.alias
    documents = apps.get_model("published", "Document").objects.using(alias)
    for row in documents.filter(status="published").iterator(chunk_size=200):
        content = json.loads(bytes(row.body))
        columns = {**facets(content), "geometry": geometry_of(content)}
        documents.filter(pk=row.pk).update(**columns)
    versions = apps.get_model("published", "Version").objects.using(alias)
    for row in versions.filter(content__isnull=False).iterator(chunk_size=200):
        versions.filter(pk=row.pk).update(words=words(json.loads(bytes(row.content))))


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0003_held_and_merged"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="withdrawn_holds_nothing",
        ),
        migrations.RemoveField(
            model_name="document",
            name="feature",
        ),
        migrations.AddField(
            model_name="document",
            name="actors",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="areas1",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="P-codes of first-level areas.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="attributions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="How surely an actor is named.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="countries",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="ISO 3166-1 alpha-3.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="deliveries",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="geometry",
            field=models.BinaryField(
                help_text="Its public geometry as GeoJSON; null where none is.", null=True
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="grade",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="document",
            name="incident_type",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="document",
            name="injured_max",
            field=models.PositiveIntegerField(
                help_text="Persons; null where nobody sets an upper bound.", null=True
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="injured_min",
            field=models.PositiveIntegerField(help_text="Persons.", null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="injured_open",
            field=models.BooleanField(default=False, help_text="A counted claim sets no upper bound."),
        ),
        migrations.AddField(
            model_name="document",
            name="killed_max",
            field=models.PositiveIntegerField(
                help_text="Persons; null where nobody sets an upper bound.", null=True
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="killed_min",
            field=models.PositiveIntegerField(help_text="Persons.", null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="killed_open",
            field=models.BooleanField(default=False, help_text="A counted claim sets no upper bound."),
        ),
        migrations.AddField(
            model_name="document",
            name="objects_hit",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="Classes of affected objects.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="precisions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="Of its locations.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="source_kinds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="spot_precisions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="Of each part of the geometry, in order.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="spot_uncertainties",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveIntegerField(),
                default=list,
                help_text="Metres; of each part of the geometry, 0 for none.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="who",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="Groups and roles of people who were harmed.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="words",
            field=models.TextField(
                db_default="",
                help_text="Its words in the form in which they are sought; empty after a takedown.",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="weapons",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="Codes with all their parents.",
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="areas",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="ISO 3166-1 alpha-3 codes and P-codes.",
                size=None,
            ),
        ),
        migrations.RunSQL(LEXEMES, "DROP FUNCTION published_lexemes(text)"),
        migrations.RunSQL(FASTER, migrations.RunSQL.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="document",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["actors"], name="published_d_actors_51cf9f_gin"
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(models.F("words"), function="published_lexemes"), name="version_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "published"),
                    models.Q(
                        ("actors", []),
                        ("areas", []),
                        ("areas1", []),
                        ("attributions", []),
                        ("countries", []),
                        ("date_earliest__isnull", True),
                        ("date_latest__isnull", True),
                        ("deliveries", []),
                        ("geom__isnull", True),
                        ("geometry__isnull", True),
                        ("grade", ""),
                        ("incident_type", ""),
                        ("injured_max__isnull", True),
                        ("injured_min__isnull", True),
                        ("injured_open", False),
                        ("killed_max__isnull", True),
                        ("killed_min__isnull", True),
                        ("killed_open", False),
                        ("objects_hit", []),
                        ("precisions", []),
                        ("source_kinds", []),
                        ("spot_precisions", []),
                        ("spot_uncertainties", []),
                        ("weapons", []),
                        ("who", []),
                    ),
                    _connector="OR",
                ),
                name="withdrawn_holds_nothing",
            ),
        ),
    ]
