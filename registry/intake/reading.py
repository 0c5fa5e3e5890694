# SPDX-License-Identifier: Apache-2.0
"""Reading a CSV file: first its form from end to end, then its rows one at a time."""

import csv
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from registry.intake.errors import UnreadableFile
from registry.intake.row import Row

PART = 1 << 20
LARGEST_FILE = 1 << 30
LARGEST_CELL = 1 << 24
"""Characters. A cell above this is a quote that nobody closed, and the rows after it cannot be told apart."""


def parts(path: Path) -> Iterator[bytes]:
    """Yield the bytes in order, a mebibyte at a time. Raises: UnreadableFile."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableFile(
                f"The file has {size:,} bytes; at most {LARGEST_FILE:,} are taken. Split it."
            )
        with path.open("rb") as file:
            while part := file.read(PART):
                yield part
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened: {error.strerror or error}.") from error


def checked(stream: Iterator[bytes]) -> Iterator[bytes]:
    """Pass the bytes through. Raises: UnreadableFile at the first that is no UTF-8, naming its offset."""
    decoder, offset = getincrementaldecoder("utf-8")(), 0
    for part in stream:
        at = offset - len(decoder.getstate()[0])
        try:
            decoder.decode(part)
        except UnicodeDecodeError as error:
            raise not_text(at + error.start, error.object[error.start]) from error
        if (nul := part.find(b"\0")) >= 0:
            raise UnreadableFile(
                f"Byte {offset + nul:,} is a NUL byte: this is no CSV file in UTF-8. Save it as UTF-8."
            )
        offset += len(part)
        yield part
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise not_text(offset - len(error.object), error.object[0]) from error
    if not offset:
        raise UnreadableFile("The file is empty.")


def not_text(offset: int, byte: int) -> UnreadableFile:
    return UnreadableFile(
        f"Byte {offset:,} (0x{byte:02x}) is not UTF-8. Save the file as UTF-8; nothing was taken."
    )


def check_form(path: Path, *, required: Collection[str]) -> int:
    """Return how many rows the file has. Raises: UnreadableFile, as `rows` does."""
    return sum(1 for _ in rows(path, required=required))


def rows(path: Path, *, required: Collection[str]) -> Iterator[Row]:
    """Yield the rows under the header, but for blank lines and a row of HXL tags. Raises: UnreadableFile."""
    with path.open(encoding="utf-8-sig", newline="") as file, wide_cells():
        lines = Lines(file)
        table = csv.reader(lines, strict=True)
        try:
            header = [name.strip() for name in next(table, [])]
            check_header(header, required)
            lines.take()
            for number, cells in enumerate(table, 2):
                raw = lines.take()
                if cells and not is_hxl(cells):
                    yield Row(
                        number, dict(zip(header, cells, strict=False)), raw, shape=(len(cells), len(header))
                    )
        except csv.Error as error:
            where = f"Line {table.line_num} of the file cannot be read as CSV ({error})."
            raise UnreadableFile(f"{where} Look for a quotation mark that is not closed.") from error


@contextmanager
def wide_cells() -> Iterator[None]:
    """Let long cells through to where they are refused with their row. The limit is the whole process's."""
    before = csv.field_size_limit(LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class Lines:
    """The lines of a file, remembered until taken, so that a row is kept as it stands in the file."""

    def __init__(self, file: TextIO) -> None:
        self.file, self.held = file, list[str]()

    def __iter__(self) -> Iterator[str]:
        for line in self.file:
            self.held.append(line)
            yield line

    def take(self) -> str:
        text, self.held = "".join(self.held), []
        return text


def check_header(header: list[str], required: Collection[str]) -> None:
    repeated = [name for name, count in Counter(header).items() if count > 1 and name in required]
    if repeated:
        raise UnreadableFile(f"These columns stand twice in the header: {', '.join(repeated)}.")
    missing = [name for name in required if name not in header]
    if missing:
        raise UnreadableFile(f"These columns are missing: {', '.join(missing)}.")


def is_hxl(cells: list[str]) -> bool:
    """Whether it is the row of hashtags that files of the Humanitarian Data Exchange have second."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(cell.startswith("#") for cell in filled)
