# SPDX-License-Identifier: Apache-2.0
"""From the text of one setting to its value. Each parser says in a ValueError what is allowed."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Database:
    """Where a database is and as whom to connect."""

    name: str
    user: str
    password: str
    host: str
    port: str


def choice(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return text

    return parse


def seconds(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 86_400:
        raise ValueError("must be a whole number of seconds from 1 to 86400")
    return int(text)


def database(text: str) -> Database:
    """Parse postgresql://role:password@host:port/name?host=/socket/folder."""
    parts = urlsplit(text)
    name = parts.path.lstrip("/")
    if parts.scheme != "postgresql" or not parts.username or not name:
        raise ValueError("must look like postgresql://role:password@host:5432/name")
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return Database(name, unquote(parts.username), unquote(parts.password or ""), host, str(parts.port or ""))


def prefix(text: str) -> str:
    if not (text.isascii() and text.isalpha() and text.isupper() and 2 <= len(text) <= 5) or text == "DEM":
        raise ValueError("must be 2 to 5 capital letters, and not DEM, which marks demonstration records")
    return text


def comma_list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
