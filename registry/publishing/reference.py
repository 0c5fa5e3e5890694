# SPDX-License-Identifier: Apache-2.0
"""Vocabularies and areas as the world reads them: copied when they changed here."""

import logging
from collections.abc import Iterator
from typing import Any

from registry.gazetteer.models import AdminArea
from registry.published import write
from registry.published.models import Area, Vocabulary
from registry.vocabularies import read

log = logging.getLogger(__name__)


def copy_or_report() -> bool | None:
    """Return whether there was anything to copy; None when it failed, which is logged and holds up no publication."""
    try:
        return copy_reference_if_new()
    except Exception:
        log.exception("The vocabularies and areas could not be copied. Publications leave all the same.")
        return None


def copy_reference_if_new() -> bool:
    """Bring the public copies up to date and return whether there was anything to do."""
    version = read.vocabulary_version()
    same_words = Vocabulary.objects.filter(vocabulary_version=version).count() == len(read.schemes())
    if same_words and Area.objects.count() == AdminArea.objects.count():
        return False
    write.copy_reference((read.as_public(code) for code in read.schemes()), areas(), version=version)
    return True


def areas() -> Iterator[dict[str, Any]]:
    for area in AdminArea.objects.iterator(chunk_size=200):
        yield {
            "id": area.pk,
            "level": area.level,
            "country": area.country,
            "pcode": area.pcode,
            "cod_version": area.cod_version,
            "names": area.names,
            "disputed": area.disputed,
            "geom": area.geom,
        }
