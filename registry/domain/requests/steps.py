# SPDX-License-Identifier: Apache-2.0
"""What may be done with a request, by whom and when. Words for the public and naming a record take a second person."""

from collections.abc import Collection, Mapping

from registry.domain.detect import refuse_blockers
from registry.domain.errors import InvalidInput, NeedsReason, NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.requests.kinds import OUTCOMES, State
from registry.domain.text import plain_text

HANDLE = "request.handle"
LONGEST_WORDS = 500
"""Characters of what is published of an outcome, in one language."""


def check_may_handle(granted: Collection[str]) -> None:
    """Raises: NotPermitted."""
    if HANDLE not in granted:
        raise NotPermitted("Requests of readers need the role reviewer or publisher.")


def check_open(state: State) -> None:
    """Raises: WrongState when it is closed."""
    if state is State.CLOSED:
        raise WrongState("This request is closed. Open it again first.")


def check_close(state: State, *, outcome: str, reason: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return the words for the public as they go out, by language.

    Raises: WrongState, InvalidInput, NeedsReason.
    """
    check_open(state)
    if outcome not in OUTCOMES:
        raise InvalidInput("Say what came of it.", field="outcome")
    if outcome == "not_changed" and not reason.strip():
        raise NeedsReason("Write why nothing was changed.", field="reason")
    return public_words(words)


def public_words(words: Mapping[str, str]) -> dict[str, str]:
    """Raises: InvalidInput where a text is too long, hides characters, holds a coordinate, a number or an address."""
    plain = {
        language: plain_text(text.strip(), field=f"words_{language}") for language, text in words.items()
    }
    plain = {language: text for language, text in plain.items() if text}
    for language, text in plain.items():
        if len(text) > LONGEST_WORDS:
            raise InvalidInput(
                "This has more than %(most)s characters.", field=f"words_{language}", most=LONGEST_WORDS
            )
        refuse_blockers({language: text}, field=f"words_{language}")
    if plain and "en" not in plain:
        raise InvalidInput("Write it in English too.", field="words_en")
    return plain


def check_confirm(*, waits: bool, by: object, author: object) -> None:
    """Raises: WrongState, NeedsSecondPerson."""
    if not waits:
        raise WrongState("Nothing here waits for a second person.")
    if by == author:
        raise NeedsSecondPerson(
            "You closed this request. Another person must confirm what the public is told."
        )


def check_reopen(state: State, *, erased: bool) -> None:
    """Raises: WrongState."""
    if state is not State.CLOSED:
        raise WrongState("This request is open.")
    if erased:
        raise WrongState("What was written has been erased. The request stays closed.")
