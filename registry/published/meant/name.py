# SPDX-License-Identifier: Apache-2.0
"""A name of a code of the filter, and the ways in which it is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.domain.spelling import Form, form, own_form

PROPER = ("area", "actor")
"""Parameters whose codes are places and parties."""
Texts = Mapping[str, str]
NO_MORE: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """What a code of a parameter is called. `texts`: language to words. `within`: its family or country, if it has one."""

    parameter: str
    code: str
    texts: Texts
    within: "Name | None" = None

    @property
    def key(self) -> tuple[str, str]:
        return self.parameter, self.code

    @property
    def proper(self) -> bool:
        """Whether it is the name of a place or a party, which has no plural."""
        return self.parameter in PROPER


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name. `joined`: its words in one, for those who write “airstrike”."""

    name: Name
    language: str
    words: Form
    joined: str


def spelled(name: Name, also_called: Mapping[str, Sequence[str]] = NO_MORE) -> Iterator[Spelling]:
    """Yield each way in which the name is written, in the order of its languages. `also_called`: language to more names."""
    more = ((language, each) for language, names in also_called.items() for each in names)
    for language, text in (*name.texts.items(), *more):
        if words := own_form(text) if name.proper else form(text):
            yield Spelling(name, language, words, "".join(words))
