# SPDX-License-Identifier: Apache-2.0
"""Words outside the vocabularies are refused here, in a sentence; the database would refuse them anyway."""

from typing import Any

from django.db import models

from registry.domain.errors import UnknownCode
from registry.vocabularies import read
from registry.vocabularies.fields import ConceptField


def check_codes(draft: Any, kind: type[models.Model]) -> None:
    """Refuse a code of the draft that its column would not take. Raises: UnknownCode, naming the field."""
    for column in kind._meta.get_fields():
        if isinstance(column, ConceptField) and column.editable and hasattr(draft, column.name):
            code = getattr(draft, column.name)
            if not (column.blank and code == ""):
                check_code(column.scheme, code, field=column.name)


def check_code(scheme: str, code: str, *, field: str) -> None:
    """A deprecated code stays valid, for earlier records carry it; a heading is a filter only."""
    concept = read.scheme(scheme).by_code.get(code)
    if concept is None or concept.grouping:
        raise UnknownCode(
            "“%(code)s” is no code of the vocabulary %(scheme)s.", field=field, code=code, scheme=scheme
        )
