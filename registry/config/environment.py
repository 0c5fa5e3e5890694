# SPDX-License-Identifier: Apache-2.0
"""The settings that come from outside, typed and checked at start: one clear message for every mistake."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from registry.embedded.addresses import NotInstalled, environment_for

T = TypeVar("T")
PROJECT = Path(__file__).resolve().parents[2]
FACES = ("desk", "public", "worker", "publisher", "owner")
KINDS = ("development", "test", "production")
NEEDS_DESK_DATABASE = frozenset({"desk", "worker", "publisher", "owner"})
NEEDS_PUBLISHED_DATABASE = frozenset({"public", "publisher", "owner"})
NEEDS_BROKER = frozenset({"desk", "worker", "publisher"})


class BadSettings(SystemExit):
    """One or more settings are missing or wrong; the text lists each with what is allowed."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where a database is and as whom to connect."""

    name: str
    user: str
    password: str
    host: str
    port: str


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything the process was told. Times in seconds."""

    face: str
    kind: str
    secret_key: str
    var: Path
    desk_database: Database | None
    published_database: Database | None
    broker_url: str
    throttle_url: str
    publish_every: int
    allowed_hosts: tuple[str, ...]
    public_url: str
    code_prefix: str
    registry_name: str
    licence: str

    @property
    def production(self) -> bool:
        return self.kind == "production"


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


class Reader:
    """Reads settings one by one and keeps every mistake, so that all are told at once."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given
        self.mistakes: list[str] = []

    def get(self, name: str, parse: Callable[[str], T], default: Any = None) -> Any:
        text = self.given.get(name, "")
        if not text:
            if default is None:
                self.mistakes.append(f"{name} is not set.")
            return default
        try:
            return parse(text)
        except ValueError as reason:
            self.mistakes.append(f"{name} {reason}.")
            return default

    def refuse_unknown(self) -> None:
        known = set(DOCUMENTED)
        for name in sorted(name for name in self.given if name.startswith("REGISTRY_") and name not in known):
            self.mistakes.append(f"{name} is no setting of the registry. See docs/reference/settings.md.")


DOCUMENTED = {
    "REGISTRY_FACE": "Which part this process is: desk, public, worker, publisher or owner.",
    "REGISTRY_ENV": "development (default), test or production.",
    "REGISTRY_SECRET_KEY": "Signs sessions and forms; at least 50 characters in production. One per face.",
    "REGISTRY_VAR": "Folder for data of the embedded services, static files and uploads. Default: var in the project.",
    "REGISTRY_DATABASE_URL": "The desk's private database, as this face's own role.",
    "REGISTRY_PUBLISHED_DATABASE_URL": "The public database, as this face's own role.",
    "REGISTRY_BROKER_URL": "Redis for Celery; only the desk, worker and publisher have it.",
    "REGISTRY_THROTTLE_URL": "Redis for rate limits of the public face, as a user that reaches nothing else.",
    "REGISTRY_PUBLISH_EVERY": "Seconds between batches of publications; 900 unless set.",
    "REGISTRY_ALLOWED_HOSTS": "Host names this face answers to, with commas between them.",
    "REGISTRY_PUBLIC_URL": "Address of the public site, as it stands in citations and links.",
    "REGISTRY_CODE_PREFIX": "Letters before every public code; CHR unless set. Never change it after the first publication.",
    "REGISTRY_NAME": "Name of this registry in citations and page titles.",
    "REGISTRY_LICENCE": "Licence of the published data, as an SPDX identifier; CC-BY-4.0 unless set.",
    "REGISTRY_TEST_CLUSTER": "Set by the test command for its throw-away services.",
}


def with_embedded(given: Mapping[str, str]) -> dict[str, str]:
    """Return the settings with the embedded services filled in where no address is given.

    Raises: NotInstalled when they are needed and were never set up.
    """
    if any(given.get(name) for name in ("REGISTRY_DATABASE_URL", "REGISTRY_PUBLISHED_DATABASE_URL")):
        return dict(given)
    folder = Path(given["REGISTRY_VAR"]) if given.get("REGISTRY_VAR") else None
    return environment_for(given.get("REGISTRY_FACE", "desk"), folder) | {k: v for k, v in given.items() if v}


def read(environ: Mapping[str, str]) -> Environment:
    """Return the checked environment. Raises: BadSettings, with every mistake on a line of its own."""
    try:
        reader = Reader(with_embedded(environ))
    except NotInstalled as missing:
        raise BadSettings(str(missing)) from missing
    face = reader.get("REGISTRY_FACE", choice(FACES), "desk")
    kind = reader.get("REGISTRY_ENV", choice(KINDS), "development")
    result = Environment(
        face=face,
        kind=kind,
        secret_key=reader.get("REGISTRY_SECRET_KEY", str),
        var=reader.get("REGISTRY_VAR", Path, PROJECT / "var"),
        desk_database=reader.get("REGISTRY_DATABASE_URL", database) if face in NEEDS_DESK_DATABASE else None,
        published_database=(
            reader.get("REGISTRY_PUBLISHED_DATABASE_URL", database)
            if face in NEEDS_PUBLISHED_DATABASE
            else None
        ),
        broker_url=reader.get("REGISTRY_BROKER_URL", str) if face in NEEDS_BROKER else "",
        throttle_url=reader.get("REGISTRY_THROTTLE_URL", str, ""),
        publish_every=reader.get("REGISTRY_PUBLISH_EVERY", seconds, 900),
        allowed_hosts=reader.get("REGISTRY_ALLOWED_HOSTS", comma_list, default_hosts(kind)),
        public_url=reader.get("REGISTRY_PUBLIC_URL", str.strip, "http://localhost:8000").rstrip("/"),
        code_prefix=reader.get("REGISTRY_CODE_PREFIX", prefix, "CHR"),
        registry_name=reader.get("REGISTRY_NAME", str, "Civilian Harm Registry"),
        licence=reader.get("REGISTRY_LICENCE", str, "CC-BY-4.0"),
    )
    reader.refuse_unknown()
    if result.production and len(result.secret_key or "") < 50:
        reader.mistakes.append("REGISTRY_SECRET_KEY must have at least 50 characters in production.")
    if result.production and not result.allowed_hosts:
        reader.mistakes.append("REGISTRY_ALLOWED_HOSTS must name the hosts of this face in production.")
    if reader.mistakes:
        raise BadSettings(
            "The registry cannot start:\n" + "\n".join(f"  - {line}" for line in reader.mistakes)
        )
    return result


def comma_list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def default_hosts(kind: str) -> tuple[str, ...]:
    return () if kind == "production" else ("localhost", "127.0.0.1", "desk.localhost", "[::1]", "testserver")
