# SPDX-License-Identifier: Apache-2.0
"""The Arabic catalogue: nothing is missing, and its numbers read in the right order."""

from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management.base import CommandError
from django.utils import translation

from registry.ui.management.commands.compile_messages import compile_one
from registry.ui.messages import Message, clashes, messages
from registry.ui.wording import days, people, units
from tests.unit.ui.test_wording import figure

ROOMS = (Path("registry"), Path("api"))
CATALOGUE = Path("registry/ui/locale/ar/LC_MESSAGES/django.po")


def wanted() -> set[Message]:
    """Return every message of pages, rules and refusals."""
    return messages(list(ROOMS))


def source_in(folder: Path, text: str) -> Path:
    """Write a catalogue of Arabic."""
    source = folder / "ar" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(text)
    return source


class Untranslated(NullTranslations):
    """Where a look-up ends that found nothing: says so."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        return ""

    def pgettext(self, context: str, message: str) -> str:
        return ""

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        return ""


def not_found(asked: set[Message], catalogue: Path) -> set[Message]:
    """Return what a page would show in English: each message is looked up as the page does, in the compiled file."""
    compile_one(catalogue)
    with catalogue.with_suffix(".mo").open("rb") as file:
        known = GNUTranslations(file)
    known.add_fallback(Untranslated())
    return {each for each in asked if not all(found(known, each))}


def found(known: GNUTranslations, asked: Message) -> list[str]:
    """Return the translation, in each of the plural forms where it has them."""
    numbers = (0, 1, 2, 3, 11, 100)
    if asked.plural and asked.context:
        return [known.npgettext(asked.context, asked.words, asked.plural, n) for n in numbers]
    if asked.plural:
        return [known.ngettext(asked.words, asked.plural, n) for n in numbers]
    return [
        known.pgettext(asked.context, asked.words) if asked.context else known.gettext(asked.words),
    ]


def test_numbers_from_eleven_on_take_the_accusative():
    """Forms 4 and 5 of the catalogue are those of 100 to 102 and of 11 to 99; translators know them the other way round."""
    with CATALOGUE.open("rb") as file:
        known = read_po(file)
    many = [each.string for each in known if each.id and isinstance(each.string, tuple)]

    assert known.plural_forms.endswith("n%100>=0 && n%100<=2 ? 4 : 5);")
    assert sum("اً" in forms[5] for forms in many) > 20  # the control
    assert [forms for forms in many if forms[4].count("اً") > forms[5].count("اً")] == []


def test_every_message_is_found_in_arabic_as_pages_ask_for_it(tmp_path):
    copy = source_in(tmp_path, CATALOGUE.read_text())

    assert len(wanted()) > 1700
    assert not_found(wanted(), copy) == set()


def test_no_words_are_asked_for_both_with_a_plural_and_without():
    assert clashes(wanted()) == set()


def test_words_with_two_uses_are_seen(tmp_path):
    """Negative control: an entry with a plural is not found by those who ask for the word alone, nor without context."""
    source = source_in(
        tmp_path,
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Place"\nmsgid_plural "Places"\nmsgstr[0] "A"\nmsgstr[1] "B"\n\n'
        'msgctxt "verb"\nmsgid "Open"\nmsgstr "C"\n\n#, fuzzy\nmsgid "Guessed"\nmsgstr "D"\n',
    )
    alone, many = Message("Place"), Message("Place", "Places")
    verb, bare = Message("Open", context="verb"), Message("Open")

    assert not_found({alone, many, verb, bare, Message("Guessed")}, source) == {
        alone,
        bare,
        Message("Guessed"),
    }
    assert clashes({alone, many, verb, bare}) == {"Place"}
    assert clashes({Message("Place", "Places", "heading"), alone}) == set()


def test_messages_are_found_in_code_in_templates_and_in_refusals(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        "{% load i18n %}\n    {% translate 'On a page' %}{% translate 'Open' context 'verb' %}"
        "{% blocktranslate count n=2 context 'heading' %}{{ n }} place{% plural %}{{ n }} places{% endblocktranslate %}"
    )
    (tmp_path / "rules.py").write_text(
        "LATE = 'Too late.'\n"
        "def f(x):\n"
        "    if x: raise NotComplete(LATE, field='x')\n"
        "    raise WrongState('One way.' if x else 'Another.')\n"
        "def g(x):\n"
        "    rule = LATE if x else 'Named in the function.'\n"
        "    raise NotComplete(rule, field='x')\n"
        "print(_('In code'), ngettext('%(n)s row', '%(n)s rows', 2), pgettext_lazy('people', 'women'))\n"
    )

    assert messages([tmp_path]) == {
        *map(Message, ("On a page", "Too late.", "One way.", "Another.", "In code")),
        Message("Named in the function."),
        Message("Open", context="verb"),
        Message("%(n)s place", "%(n)s places", "heading"),
        Message("%(n)s row", "%(n)s rows"),
        Message("women", context="people"),
    }


def test_a_catalogue_with_broken_placeholders_is_not_compiled(tmp_path):
    text = 'msgid ""\nmsgstr ""\n\n#, python-format\nmsgid "%(n)s km"\nmsgstr "%(m)s"\n'
    source = source_in(tmp_path, text)

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
