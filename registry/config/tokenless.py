# SPDX-License-Identifier: Apache-2.0
"""Logs without what lets somebody in: of an address that holds a token, the token is left away."""

import logging
import re

LINK = re.compile(r"(/welcome/)[^\s?#'\"]+")
"""The address of a link that sets a password, in a path, an address or a sentence."""
REQUEST = re.compile(r"(/report)(?![\w.…-]).*", re.DOTALL | re.IGNORECASE)
"""The address of how a request stands. Its number may be typed with spaces or breaks: all up to the end is left away."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def tokenless(text: str) -> str:
    return REQUEST.sub(r"\1…", LINK.sub(r"\1…", text))


def in_one_line(text: str) -> str:
    """Return the text with its control characters written out, so that it neither begins a line nor moves a cursor."""
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


class Tokenless(logging.Filter):
    """Changes each line before it is written; lets all of them through."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (told := tokenless(said)) != said:
            record.msg, record.args = told, ()
        return True
