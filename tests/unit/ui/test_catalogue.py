# SPDX-License-Identifier: Apache-2.0
"""The Arabic catalogue: nothing is missing, and its numbers read in the right order."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management.base import CommandError
from django.utils import translation

from registry.ui.management.commands.compile_messages import compile_one
from registry.ui.messages import messages
from registry.ui.wording import days, people, units
from tests.unit.ui.test_wording import figure

ROOMS = (Path("registry"), Path("api"))
CATALOGUE = Path("registry/ui/locale/ar/LC_MESSAGES/django.po")


def wanted() -> set[str]:
    """Return every message of pages, rules and refusals."""
    return {message if isinstance(message, str) else message[0] for message in messages(list(ROOMS))}


def test_every_message_has_arabic_words():
    with CATALOGUE.open("rb") as file:
        known = {
            message.id if isinstance(message.id, str) else message.id[0]
            for message in read_po(file, locale="ar")
            if message.id and all(message.string if isinstance(message.string, tuple) else [message.string])
        }

    assert len(wanted()) > 900
    assert wanted() - known == set()


def test_messages_are_found_in_code_in_templates_and_in_refusals(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{% load i18n %}\n    {% translate 'On a page' %}")
    (tmp_path / "rules.py").write_text(
        "LATE = 'Too late.'\n"
        "def f(x):\n"
        "    if x: raise NotComplete(LATE, field='x')\n"
        "    raise WrongState('One way.' if x else 'Another.')\n"
        "print(_('In code'), ngettext('%(n)s row', '%(n)s rows', 2))\n"
    )

    assert messages([tmp_path]) == {
        "On a page", "Too late.", "One way.", "Another.", "In code", ("%(n)s row", "%(n)s rows")
    }  # fmt: skip


def test_a_catalogue_with_broken_placeholders_is_not_compiled(tmp_path):
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text('msgid ""\nmsgstr ""\n\n#, python-format\nmsgid "%(n)s km"\nmsgstr "%(m)s"\n')

    with pytest.raises(CommandError, match="km"):
        compile_one(source)
    assert not source.with_suffix(".mo").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (figure(1, 1), "القتلى: 1"),
        (figure(3, 5), "القتلى: من 3 إلى 5"),
        (figure(10, 20, open_above=True), "القتلى: من 10 إلى 20 أو أكثر"),
        (figure(2000, None), "القتلى: 2,000 أو أكثر"),
        (figure(0, 5), "القتلى: حتى 5"),
        (figure(0, 0), "لم يُبلَّغ عن قتلى"),
        (None, "عدد القتلى غير مذكور"),
    ],
)
def test_ranges_in_arabic_are_words_and_never_a_dash(catalogues, given, words):
    with translation.override("ar"):
        assert people.people(given, "killed") == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-11-27", "27 نوفمبر 2024"),
        ("2024-11-27/2024-11-28", "من 27 إلى 28 نوفمبر 2024"),
        ("2024-11-27~", "في 27 نوفمبر 2024 أو نحوه"),
        ("2024-11", "نوفمبر 2024 (اليوم غير معروف)"),
        ("../2024-11-27", "في 27 نوفمبر 2024 أو قبله"),
    ],
)
def test_days_in_arabic(catalogues, edtf, words):
    with translation.override("ar"):
        assert days.in_words(edtf) == words


def test_displaced_families_in_arabic(catalogues):
    row = {"unit": {"code": "families"}, "min": 2000, "max": None, "open_above": True, "cumulative": False}
    with translation.override("ar"):
        assert units.displaced(row | {"qualifier": {"code": "exact"}}) == "الأسر النازحة: 2,000 أو أكثر"
