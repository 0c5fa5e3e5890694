# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a vocabulary, told so that the person editing the file finds the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from registry.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One broken rule. `concept` is empty when the rule is about the scheme itself."""

    file: str
    concept: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}: {self.concept}: {self.rule}" if self.concept else f"{self.file}: {self.rule}"


class InvalidVocabulary(InvalidInput):
    """Vocabulary files that may not be used; every problem found is listed, none is repaired."""

    code: ClassVar[str] = "invalid_vocabulary"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
