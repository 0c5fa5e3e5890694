# SPDX-License-Identifier: Apache-2.0
"""Compiles the message catalogues with Babel, so that no machine needs GNU gettext."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Write the .mo file beside each .po file that is newer. They are never committed."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in map(Path, settings.LOCALE_PATHS):
            for source in sorted(folder.glob("*/LC_MESSAGES/django.po")):
                self.stdout.write(f"{source.relative_to(folder)}: {compile_one(source)}")


def compile_one(source: Path) -> str:
    """Return what was done. Raises: CommandError for a catalogue that breaks its format strings."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return "up to date"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    broken = [f"{source}: {message.id!r}: {errors[0]}" for message, errors in catalogue.check()]
    if broken:
        raise CommandError("\n".join(broken))
    unfinished = target.with_suffix(".mo.new")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(target)
    return f"{sum(1 for message in catalogue if message.id and message.string)} messages"
