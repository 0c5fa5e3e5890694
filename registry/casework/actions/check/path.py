# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from contextlib import contextmanager

from registry.domain.errors import InvalidInput


@contextmanager
def at(path: str) -> Iterator[None]:
    """Prefix the field of a refusal by where it stands in the record."""
    try:
        yield
    except InvalidInput as refusal:
        refusal.field = f"{path}.{refusal.field}".strip(".")
        raise


def in_language(path: str, language: str) -> str:
    """Return the path of a text in one language; English is the text itself."""
    return path if language == "en" else f"{path}.{language}"
