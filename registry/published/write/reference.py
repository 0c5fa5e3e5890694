# SPDX-License-Identifier: Apache-2.0
"""The public copies of the vocabularies and areas."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from registry.published.models import Area, Vocabulary
from registry.published.raw import ALIAS
from registry.published.write.reading import lock


def copy_reference(
    vocabularies: Iterable[dict[str, Any]], areas: Iterable[dict[str, Any]], *, version: str
) -> None:
    """Replace the public copies of the vocabularies and areas by the given ones, in one transaction."""
    with transaction.atomic(using=ALIAS):
        lock()
        Vocabulary.objects.all().delete()
        Vocabulary.objects.bulk_create(
            Vocabulary(code=item["code"], vocabulary_version=version, body=item) for item in vocabularies
        )
        Area.objects.all().delete()
        Area.objects.bulk_create((Area(**item) for item in areas), batch_size=500)
