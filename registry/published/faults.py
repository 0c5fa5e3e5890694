# SPDX-License-Identifier: Apache-2.0
"""What kept a publication from being written: something about it, or something about the house."""

import traceback
from pathlib import PurePath

from django.db import DatabaseError, InterfaceError, OperationalError

# Classes of SQLSTATE (PostgreSQL manual, appendix A) that tell of connections, rights, tables, locks, space and
# shutdowns, never of the values of one row.
OF_THE_HOUSE = frozenset({"08", "25", "28", "40", "42", "53", "55", "57", "58"})


class Refused(ValueError):
    """This publication must not be written. The sentence names code and version and tells no content."""


def of_the_house(error: Exception) -> bool:
    """Whether every publication would meet this error: then it is no fault of a row, and all is tried again later."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return isinstance(error, OSError | MemoryError)
    state = getattr(error.__cause__, "sqlstate", None)
    return state[:2] in OF_THE_HOUSE if state else isinstance(error, OperationalError | InterfaceError)


def told(error: Exception) -> str:
    """Return kind and place of an error in at most 200 characters. Of its words only a refusal's: others hold values."""
    if isinstance(error, Refused):
        return f"Refused: {error}"[:200]
    cause = error.__cause__
    diag = getattr(cause, "diag", None)
    words = (type(error).__name__, getattr(cause, "sqlstate", None), getattr(diag, "constraint_name", None))
    return f"{' '.join(filter(None, words))} in {place(error)}"[:200]


def place(error: Exception) -> str:
    """Return the innermost of our own functions that the error went through, as “function (file:line)”."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/registry/" in frame.filename]
    last = frames[-1] if frames else None
    return f"{last.name} ({PurePath(last.filename).name}:{last.lineno})" if last else "an unknown place"
