# SPDX-License-Identifier: Apache-2.0
"""How words that a source wrote in the place of a number are read, for the note below its numbers."""

from django.utils.translation import gettext_lazy as _

from registry.domain.counts.wording import VAGUE_FLOORS
from registry.ui.wording.numbers import phrase

WORDS = {
    "some": _("“some”"),
    "several": _("“several”"),
    "dozens": _("“dozens”"),
    "scores": _("“scores”"),
    "hundreds": _("“hundreds”"),
    "thousands": _("“thousands”"),
}


def readings() -> list[tuple[str, str]]:
    """Return each word and the range it is read as."""
    return [(str(words), phrase(VAGUE_FLOORS[code], None, open_above=True)) for code, words in WORDS.items()]
