# SPDX-License-Identifier: Apache-2.0
"""Why a file or a row is not taken. Both go into the report of a run; neither reaches a web page."""


class UnreadableFile(Exception):
    """The file as a whole cannot be read; nothing of it was taken. The message is for its sender."""


class RowRefused(Exception):
    """One row is not taken. `reason`: a stable code. `value`: what stood there, cut short.

    Only columns without names of people are quoted: the report may be passed on.
    """

    LONGEST_VALUE = 40

    def __init__(self, reason: str, sentence: str, *, column: str = "", value: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.column = column
        self.value = value if len(value) <= self.LONGEST_VALUE else f"{value[: self.LONGEST_VALUE]}…"
