# SPDX-License-Identifier: Apache-2.0
"""What every form of a citation says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.domain.languages import spoken


@dataclass(frozen=True, slots=True)
class Citation:
    """One version of one record. `by`: the registry; `all_versions`: the address that leads to the newest.

    `language`: of the title.
    """

    code: str
    version: int
    title: str
    language: str
    by: str
    day: date
    address: str
    all_versions: str
    licence: str
    sha256: str

    @property
    def key(self) -> str:
        """Return a name of this version in letters, digits and hyphens."""
        return f"{self.code}-v{self.version}"


def citation(document: Mapping[str, Any], by: Callable[[str], str], reader: str = "en") -> Citation:
    """Return what is cited of a published document. `by`: gives the name of the registry in a language."""
    title, language = titled(document["title"], reader)
    page = document["links"]["page"]
    return Citation(
        code=document["code"],
        version=document["version"],
        title=title,
        language=language,
        by=" ".join(by(language).split()),
        day=date.fromisoformat(document["published_at"][:10]),
        address=f"{page}/versions/{document['version']}",
        all_versions=page,
        licence=document["licence"],
        sha256=document["content_sha256"],
    )


def titled(titles: Mapping[str, str], reader: str) -> tuple[str, str]:
    """Return the title on one line and its language: the reader's, else English, else the first that it has."""
    given = {language: " ".join(words.split()) for language, words in titles.items() if words.strip()}
    language, title = spoken(given, reader)
    return title, language
