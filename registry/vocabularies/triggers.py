# SPDX-License-Identifier: Apache-2.0
"""SQL with which a migration makes the database refuse a word that is in no vocabulary.

A trigger, not a CHECK or a foreign key: a CHECK would need a migration for every new term, a
foreign key a row id where records keep codes. Terms are never deleted, so what was accepted once stays known.
"""

import re
from collections.abc import Mapping

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, Model

from registry.vocabularies.fields import ConceptField

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
SPEC = re.compile(r"(?P<scheme>[a-z0-9_]{1,40})(?P<kind>\[\]|\?)?")


def concept_trigger_sql(table: str, columns: Mapping[str, str]) -> tuple[str, str]:
    """Return the SQL that puts a guard on the columns, and the SQL that takes it off again.

    `columns` maps column to scheme: `weapon` must be given, `part_of_day?` may be the empty
    string, `person_role[]` is an array. NULL always passes: whether a column may be NULL is its own business.
    Raises: ValueError when a name is not a plain identifier, for names stand in the SQL as they are.
    """
    if not columns:
        raise ValueError(f"{table}: no column to guard")
    if not all(IDENTIFIER.fullmatch(identifier) for identifier in (table, *columns)):
        raise ValueError(f"{table}: table and columns must be plain identifiers: {', '.join(columns)}")
    guard = f"{table}_concepts"
    checks = "".join(check(table, column, scheme) for column, scheme in columns.items())
    forward = (
        f"CREATE FUNCTION {guard}() RETURNS trigger\n"
        "LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$\n"
        f"BEGIN\n{checks}  RETURN NEW;\nEND $guard$;\n"
        f"CREATE TRIGGER {guard} BEFORE INSERT OR UPDATE ON {table}\n"
        f"  FOR EACH ROW EXECUTE FUNCTION {guard}();\n"
    )
    return forward, f"DROP TRIGGER {guard} ON {table};\nDROP FUNCTION {guard}();\n"


def check(table: str, column: str, spec: str) -> str:
    match = SPEC.fullmatch(spec)
    if match is None:
        raise ValueError(f"{table}.{column}: {spec!r} is not a scheme, a scheme with ? or a scheme with []")
    scheme, kind = match["scheme"], match["kind"]
    if kind == "[]":
        unknown = f"NEW.{column} IS NOT NULL AND NOT vocabulary_has_all('{scheme}', NEW.{column}::text[])"
    else:
        unknown = f"NOT vocabulary_has('{scheme}', NEW.{column})"
        unknown = f"NEW.{column} <> '' AND {unknown}" if kind == "?" else unknown
    return (
        f"  IF {unknown} THEN\n"
        f"    RAISE EXCEPTION '{table}.{column}: % is not in the vocabulary {scheme}', NEW.{column}\n"
        f"      USING ERRCODE = 'check_violation', TABLE = '{table}', COLUMN = '{column}',"
        f" CONSTRAINT = '{table}_concepts';\n"
        f"  END IF;\n"
    )


def concept_columns(model: type[Model]) -> dict[str, str]:
    """Return the columns of the model's own table that hold codes, as `concept_trigger_sql` takes them."""
    fields = model._meta.local_concrete_fields
    return {field.column: spec(field) for field in fields if field.column and spec(field)}


def spec(field: "Field[object, object]") -> str:
    if isinstance(field, ArrayField) and isinstance(field.base_field, ConceptField):
        return f"{field.base_field.scheme}[]"
    if isinstance(field, ConceptField):
        return f"{field.scheme}?" if field.blank else field.scheme
    return ""


def guarded_tables() -> dict[str, dict[str, str]]:
    """Return what every table of the installed models should have under guard."""
    # History copies rows that were judged when they were written.
    models = (
        model
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
    )
    columns = {model._meta.db_table: concept_columns(model) for model in models}
    return {table: found for table, found in columns.items() if found}
