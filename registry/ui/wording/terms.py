# SPDX-License-Identifier: Apache-2.0
"""The label of a frozen term in the reader's language, and texts that a record has in several languages."""

from collections.abc import Iterable, Mapping
from unicodedata import bidirectional

from babel import Locale
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, gettext

from registry.domain.languages import spoken

FIRST_STRONG, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
Labels = Mapping[tuple[str, str], Mapping[str, str]]
"""(vocabulary, code) to {language: label}, as published; a code never changes its meaning."""


def label(term: Mapping[str, str] | None, vocabulary: str, labels: Labels) -> str | SafeString:
    """Return the label; where the reader's language has none, the English one, marked as English."""
    if not term:
        return ""
    published = labels.get((vocabulary, term["code"]), {})
    return published.get(reader()) or english(in_english(term, published))


def plain_label(term: Mapping[str, str] | None, vocabulary: str, labels: Labels) -> str:
    """Return the label without markup."""
    if not term:
        return ""
    published = labels.get((vocabulary, term["code"]), {})
    return published.get(reader()) or in_english(term, published)


def in_english(term: Mapping[str, str], published: Mapping[str, str]) -> str:
    """Return the label frozen with the record, else the published one, else the code in readable form."""
    return term["label"] or published.get("en") or term["code"].replace("_", " ").capitalize()


def sentence(term: Mapping[str, str]) -> str | SafeString:
    """Return a frozen sentence of the registry's own in the reader's language, English where it has none."""
    frozen = term["label"]
    translated = gettext(frozen)
    return english(frozen) if translated == frozen else translated


def text(texts: Mapping[str, str]) -> str | SafeString:
    """Return a text of a record as this reader is shown it, its direction kept apart, marked where it is not in their
    language.
    """
    language, words = shown(texts)
    return marked(words, language) if words else ""


def in_its_language(texts: Mapping[str, str]) -> str | SafeString:
    """Return the same for a place that is kept apart already: only what is not in the reader's language is marked."""
    language, words = shown(texts)
    return words if language == reader() else marked(words, language)


def shown(texts: Mapping[str, str]) -> tuple[str, str]:
    """Return the language and the words: the reader's, else English, else the first that it has; no words for none."""
    return spoken(texts, reader())


def language_tag(texts: Mapping[str, str]) -> str | SafeString:
    """Return a tag to stand behind a text: "in English" on a page in Arabic. Nothing where the reader's language stands."""
    return format_html_join(
        "",
        ' <span class="tag language">{}</span>',
        ((gettext("in %(language)s") % {"language": name},) for name in other_languages([texts])),
    )


def other_languages(each: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the names of the languages, other than the reader's, in which any of these texts are shown."""
    found = dict.fromkeys(language for language, words in map(shown, each) if words)
    return [language_named(language) for language in found if language != reader()]


def in_languages(texts: Mapping[str, str], tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return a text in each language, empty where it has none."""
    return [(tag, texts.get(tag, "")) for tag in tags]


def plain_text(texts: Mapping[str, str]) -> str:
    """Return the same as `text` without markup, for titles and attributes."""
    language, words = shown(texts)
    return words if language == reader() else f"{FIRST_STRONG}{words}{POP}"


def sought(texts: Mapping[str, str]) -> str:
    """Return the words by which a text is searched for: the English ones, else those that it has."""
    return texts.get("en") or next(iter(texts.values()), "")


def text_alone(texts: Mapping[str, str]) -> str:
    """Return the same for a picture, where nothing stands around it and no sign may be unseen."""
    return shown(texts)[1]


def apart(words: object) -> str | SafeString:
    """Keep the direction of a name or a code apart from the sentence around it, where the two may differ."""
    said = str(words)
    if get_language_bidi() or any(bidirectional(sign) in ("R", "AL") for sign in said):
        return format_html("<bdi>{}</bdi>", said)
    return said


def isolated(words: object) -> str:
    """Return the same for texts without markup: signs that are not seen keep its direction apart."""
    return f"{FIRST_STRONG}{words}{POP}" if words and get_language_bidi() else str(words)


def language_named(tag: str) -> str:
    """Return what the reader's language calls a language; the tag where Unicode's list has no name for it."""
    names = Locale.parse(reader()).languages
    spelled = tag.replace("-", "_")
    return str(names.get(spelled) or names.get(spelled.partition("_")[0]) or tag)


def english(words: str) -> str | SafeString:
    """Mark English words in a page of another language."""
    return words if reader() == "en" else marked(words, "en")


def marked(words: str, language: str) -> SafeString:
    """Keep the direction of words apart, and say in which language they are where it is not the reader's."""
    told = "" if language == reader() else format_html(' lang="{}"', language)
    return format_html("<bdi{}>{}</bdi>", told, words)


def reader() -> str:
    """Return the language of the page."""
    return get_language() or "en"
