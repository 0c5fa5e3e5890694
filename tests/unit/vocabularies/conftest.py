# SPDX-License-Identifier: Apache-2.0
"""Vocabularies are loaded by the owner of the tables, so these tests take its role. It is no superuser."""

from pathlib import Path

import pytest
from django.db import connection

HEADER = """\
code = "{code}"
version = {version}
hierarchical = {hierarchical}
title.en = "Fruit"
title.ar = ""
description.en = "A list for tests."
source = "invented"
"""


@pytest.fixture
def owner_cursor(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE registry_owner")
        yield cursor


@pytest.fixture
def emptied(owner_cursor):
    """Leave no vocabulary in the database until the end of the test."""
    owner_cursor.execute("TRUNCATE vocabularies_concept, vocabularies_scheme")


@pytest.fixture
def concept():
    """Return a function that writes one concept as TOML."""

    def toml(code: str, *lines: str, en: str | None = None) -> str:
        label = code.capitalize() if en is None else en
        body = [
            f'code = "{code}"',
            f'label.en = "{label}"',
            'label.ar = ""',
            'definition.en = "A fruit."',
            *lines,
        ]
        return "\n".join(["[[concept]]", *body])

    return toml


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes a scheme file and gives its folder."""

    def written(*concepts: str, code: str = "fruit", version: int = 1, hierarchical: bool = True) -> Path:
        header = HEADER.format(code=code, version=version, hierarchical=str(hierarchical).lower())
        (tmp_path / f"{code}.toml").write_text("\n\n".join([header, *concepts]), encoding="utf-8")
        return tmp_path

    return written
