# SPDX-License-Identifier: Apache-2.0
"""`source_article`: several reports in one cell, written in at least three ways over the years.

New rows: `"office,day,title";"office,day,title"`, titles themselves holding quotation marks and semicolons.
Old rows: free text, a semicolon mostly being part of a headline; quotation marks are often not closed.
"""

import re

from registry.intake.importer import ListedSource

# A quoted entry ends where the next begins with an office and a day, whatever marks its title holds.
NEXT_QUOTED = re.compile(r'"\s*;\s*"(?=[^"]*?,\s*\d{4}-\d{2}-\d{2},)')
ENTRY = re.compile(r"(?P<office>.*?),\s*(?P<day>\d{4}-\d{2}-\d{2}),\s*(?P<title>.*)", re.DOTALL)
# Free text: a semicolon outside quotation marks, or a numbered continuation such as " /(2)".
NEXT_FREE = re.compile(r'\s*/\(\d+\)\s*|\s*;\s*(?=(?:[^"]*"[^"]*")*[^"]*$)')
HAS_A_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\d{1,2}/\d{1,2}/\d{2}\b")


def listed_sources(text: str) -> tuple[ListedSource, ...]:
    """Return the reports a cell lists, in its order; one that cannot be taken apart is kept as a title."""
    if text.startswith('"'):
        return tuple(entry(part) for part in without_marks(NEXT_QUOTED.split(text)))
    return tuple(entry(part) for part in dated(NEXT_FREE.split(text)) if part)


def without_marks(parts: list[str]) -> list[str]:
    """Take away the marks around the whole cell; those between entries went with the split."""
    parts[0] = parts[0].removeprefix('"')
    parts[-1] = parts[-1].removesuffix('"')
    return parts


def dated(parts: list[str]) -> list[str]:
    """Join to the part before it every part without a year: that is no report, but the rest of a headline."""
    joined = parts[:1]
    for part in parts[1:]:
        if HAS_A_YEAR.search(part) and HAS_A_YEAR.search(joined[-1]):
            joined.append(part)
        else:
            joined[-1] += f"; {part}"
    return joined


def entry(text: str) -> ListedSource:
    match = ENTRY.fullmatch(text.strip())
    if match is None:
        return ListedSource("", "", text.strip())
    return ListedSource(match["office"].strip(), match["day"], match["title"].strip())
