# SPDX-License-Identifier: Apache-2.0
"""The label of a frozen term in the reader's language, and texts that a record has in several languages."""

from collections.abc import Iterable, Mapping
from unicodedata import bidirectional

from babel import Locale
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, gettext

FIRST_STRONG, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
Labels = Mapping[tuple[str, str], Mapping[str, str]]
"""(vocabulary, code) to {language: label}, as published; a code never changes its meaning."""


def label(term: Mapping[str, str] | None, vocabulary: str, labels: Labels) -> str | SafeString:
    """Return the label; where the reader's language has none, the English one, marked as English."""
    if not term:
        return ""
    published = labels.get((vocabulary, term["code"]), {})
    return published.get(get_language() or "en") or english(in_english(term, published))


def plain_label(term: Mapping[str, str] | None, vocabulary: str, labels: Labels) -> str:
    """Return the label without markup."""
    if not term:
        return ""
    published = labels.get((vocabulary, term["code"]), {})
    return published.get(get_language() or "en") or in_english(term, published)


def in_english(term: Mapping[str, str], published: Mapping[str, str]) -> str:
    """Return the label frozen with the record, else the published one, else the code in readable form."""
    return term["label"] or published.get("en") or term["code"].replace("_", " ").capitalize()


def sentence(term: Mapping[str, str]) -> str | SafeString:
    """Return a frozen sentence of the registry's own in the reader's language, English where it has none."""
    frozen = term["label"]
    translated = gettext(frozen)
    return english(frozen) if translated == frozen else translated


def text(texts: Mapping[str, str]) -> str | SafeString:
    """Return a text of a record in the reader's language, its direction kept apart from what is around it."""
    language = get_language() or "en"
    if texts.get(language):
        return format_html("<bdi>{}</bdi>", texts[language])
    return english(texts.get("en", ""))


def in_languages(texts: Mapping[str, str], tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return a text in each language, empty where it has none."""
    return [(tag, texts.get(tag, "")) for tag in tags]


def plain_text(texts: Mapping[str, str]) -> str:
    """Return the same without markup, for titles and attributes."""
    return texts.get(get_language() or "en") or isolated(texts.get("en", ""))


def sought(texts: Mapping[str, str]) -> str:
    """Return the words by which a text is searched for: the English ones, else those that it has."""
    return texts.get("en") or next(iter(texts.values()), "")


def text_alone(texts: Mapping[str, str]) -> str:
    """Return the same for a picture, where nothing stands around it and no sign may be unseen."""
    return texts.get(get_language() or "en") or texts.get("en", "")


def apart(words: object) -> str | SafeString:
    """Keep the direction of a name or a code apart from the sentence around it, where the two may differ."""
    shown = str(words)
    if get_language_bidi() or any(bidirectional(sign) in ("R", "AL") for sign in shown):
        return format_html("<bdi>{}</bdi>", shown)
    return shown


def isolated(words: object) -> str:
    """Return the same for texts without markup: signs that are not seen keep its direction apart."""
    return f"{FIRST_STRONG}{words}{POP}" if words and get_language_bidi() else str(words)


def language_named(tag: str) -> str:
    """Return what the reader's language calls a language; the tag where Unicode's list has no name for it."""
    names = Locale.parse(get_language() or "en").languages
    spelled = tag.replace("-", "_")
    return str(names.get(spelled) or names.get(spelled.partition("_")[0]) or tag)


def english(words: str) -> str | SafeString:
    """Mark English words in a page of another language."""
    if (get_language() or "en") == "en":
        return words
    return format_html('<bdi lang="en">{}</bdi>', words)
