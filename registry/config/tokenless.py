# SPDX-License-Identifier: Apache-2.0
"""Logs without what lets somebody in: of an address that holds a token, the token is left away."""

import logging
import re

HELD = re.compile(r"(/welcome/|/report/)[^\s?#'\"]+")
"""The address of a link that sets a password, or of how a request stands, in a path, an address or a sentence."""


def tokenless(text: str) -> str:
    return HELD.sub(r"\1…", text)


class Tokenless(logging.Filter):
    """Changes each line before it is written; lets all of them through."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if HELD.search(said):
            record.msg, record.args = tokenless(said), ()
        return True
