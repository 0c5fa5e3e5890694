# SPDX-License-Identifier: Apache-2.0
"""Brings a language's catalogue up to what the code says now, so that a translator sees what is missing."""

import io
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from registry.ui.messages import clashes, messages

ROOMS = Path(__file__).resolve().parents[3]


HEAD = """\
# {language}. Every sentence waits for the review of a native reader.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


class Command(BaseCommand):
    help = (
        "Write registry/ui/locale/LANGUAGE/LC_MESSAGES/django.po anew: every message of the code, with the "
        "translations that stand. A new language gets a file in which all are empty."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("language", help="for example uk, or fa_AF")

    def handle(self, *args: Any, language: str, **options: Any) -> None:
        target = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
        catalogue = collected(language, target)
        head = (
            head_of(target)
            if target.exists()
            else HEAD.format(language=language, plurals=catalogue.plural_forms)
        )
        entries = io.BytesIO()
        write_po(
            entries,
            catalogue,
            width=110,
            no_location=True,
            omit_header=True,
            sort_output=True,
            ignore_obsolete=True,
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{head.rstrip()}\n\n{entries.getvalue().decode().strip()}\n", encoding="utf-8")
        missing = sum(message.fuzzy or not filled(message.string) for message in catalogue if message.id)
        self.stdout.write(f"{language}: {len(catalogue)} messages, {missing} without a translation")


def head_of(standing: Path) -> str:
    """Return what stands before the first message."""
    return standing.read_text(encoding="utf-8").split("\n\n", 1)[0]


def collected(language: str, standing: Path) -> Catalog:
    """Return the catalogue of all messages, each with the translation that stands for it.

    Raises: CommandError for words that are asked for with a plural and without.
    """
    if standing.exists():
        with standing.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language)
    template = Catalog(fuzzy=False)
    found = messages([ROOMS, ROOMS.parent / "api"])
    if clashing := clashes(found):
        raise CommandError(f"with a plural and without; one needs a context: {sorted(clashing)}")
    for words, plural, context in found:
        flags = ["python-format"] if "%(" in words else []
        template.add((words, plural) if plural else words, flags=flags, context=context or None)
    catalogue.update(template, no_fuzzy_matching=True)
    return catalogue


def filled(words: str | tuple[str, ...] | list[str] | None) -> bool:
    """Return whether every form of the message has a translation."""
    return bool(words) if isinstance(words, str) or words is None else all(words)
