# SPDX-License-Identifier: Apache-2.0
"""From the text of one setting to its value. Each parser says in a ValueError what is allowed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import pyrage

from registry.domain.text import breaks_line


@dataclass(frozen=True, slots=True)
class Database:
    """Where a database is and as whom to connect."""

    name: str
    user: str
    password: str
    host: str
    port: str


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed in. `tls`: from the first byte (smtps); otherwise it is begun with STARTTLS."""

    host: str
    port: int
    user: str
    password: str
    tls: bool


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


def days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3_650:
        raise ValueError("must be a whole number of days from 1 to 3650")
    return int(text)


def database(text: str) -> Database:
    """Parse postgresql://role:password@host:port/name?host=/socket/folder."""
    parts = address(text)
    name = parts.path.lstrip("/") if parts else ""
    if parts is None or parts.scheme != "postgresql" or not parts.username or not name:
        raise ValueError("must look like postgresql://role:password@host:5432/name")
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return Database(name, unquote(parts.username), unquote(parts.password or ""), host, str(parts.port or ""))


def redis(socket: str) -> Callable[[str], str]:
    """Return a parser of addresses of Redis; `socket` is the scheme of one in the file system."""

    def parse(text: str) -> str:
        parts = address(text)
        over_network = parts and parts.scheme in ("redis", "rediss") and parts.hostname
        in_files = parts and parts.scheme == socket and len(parts.path) > 1
        if not (over_network or in_files):
            raise ValueError(
                f"must look like redis://user:password@host:6379/0 or {socket}:///run/redis.sock"
            )
        return text

    return parse


def mail_server(text: str) -> MailServer:
    """Parse smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465."""
    parts = address(text)
    if parts is None or parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/"):
        raise ValueError("must look like smtp://user:password@host:587 or smtps://user:password@host:465")
    tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, parts.port or (465 if tls else 587), user, password, tls)


def hours(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 720):
        raise ValueError("must be a whole number of hours, at most 720")
    return int(text)


def site(text: str) -> str:
    """Parse the address of a web site; no slash at its end."""
    parts = address(text.strip())
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise ValueError("must look like https://registry.example")
    if parts.query or parts.fragment:
        raise ValueError("must end with a host or a path, without “?” and “#”")
    return text.strip().rstrip("/")


def address(text: str) -> SplitResult | None:
    """Return the parts, or None where no address can be made of it."""
    if any(breaks_line(letter) or letter.isspace() for letter in text):
        return None
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  it is parsed when it is asked for
    except ValueError:
        return None
    return parts


def line(text: str) -> str:
    """Parse words that stand in one line."""
    if not text.strip() or any(map(breaks_line, text)):
        raise ValueError("must be words in one line, without control characters")
    return text.strip()


def reachable(text: str) -> str:
    """Parse where somebody is reached: mailto:name@example.org, or a page (https)."""
    parts = address(text.strip())
    found = parts and {"mailto": "@" in parts.path, "https": bool(parts.hostname)}.get(parts.scheme)
    if not found:
        raise ValueError(
            "must look like mailto:security@registry.example or https://registry.example/contact"
        )
    return text.strip()


def yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("must be yes or no")
    return text == "yes"


def number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 9:
        raise ValueError("must be a whole number from 0 to 9")
    return int(text)


def folder(text: str) -> Path:
    if any(map(breaks_line, text)):
        raise ValueError("must be the path of a folder, without control characters")
    return Path(text)


def file_storage(text: str) -> Path:
    """Parse the address of the store of files: a folder of this machine."""
    parts = address(text.replace(" ", "%20"))
    if parts is None or parts.scheme != "file" or parts.netloc or not parts.path.startswith("/"):
        raise ValueError("must look like file:///srv/registry/evidence")
    return Path(unquote(parts.path))


def size(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1_000 <= int(text) <= 10_000_000_000:
        raise ValueError("must be a whole number of bytes from 1000 to 10000000000")
    return int(text)


def units(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 1_000_000:
        raise ValueError("must be a whole number of units a minute from 0 (no limit) to 1000000")
    return int(text)


def prefix(text: str) -> str:
    if not (text.isascii() and text.isalpha() and text.isupper() and 2 <= len(text) <= 5) or text == "DEM":
        raise ValueError("must be 2 to 5 capital letters, and not DEM, which marks demonstration records")
    return text


def comma_list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def recipients(text: str) -> tuple[str, ...]:
    """Parse public keys of age, with commas between them: one key, or an old and a new one."""
    found = comma_list(text)
    try:
        for each in found:
            pyrage.x25519.Recipient.from_str(each)
    except pyrage.RecipientError:
        raise ValueError("must be public keys of age (age1…), with commas between them") from None
    return found
