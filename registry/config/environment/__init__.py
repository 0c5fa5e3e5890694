# SPDX-License-Identifier: Apache-2.0
"""The settings that come from outside, typed and checked at start: one clear message for every mistake."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from registry.config.environment.operator import Operator, operator
from registry.config.environment.parse import (
    Database,
    MailServer,
    choice,
    comma_list,
    database,
    days,
    file_storage,
    folder,
    hours,
    line,
    mail_server,
    number,
    prefix,
    recipients,
    redis,
    seconds,
    site,
    size,
    units,
    yes_or_no,
)
from registry.config.environment.reader import Reader
from registry.domain.disclosure import DEFAULT_EMBARGO_DAYS
from registry.domain.languages import LANGUAGES
from registry.domain.text import breaks_line
from registry.embedded.addresses import NotInstalled, environment_for

PROJECT = Path(__file__).resolve().parents[3]
FACES = ("desk", "public", "worker", "publisher", "owner")
KINDS = ("development", "test", "production")
NEEDS_DESK_DATABASE = frozenset({"desk", "worker", "publisher", "owner"})
NEEDS_PUBLISHED_DATABASE = frozenset({"public", "publisher", "owner"})
NEEDS_BROKER = frozenset({"desk", "worker", "publisher"})
NEEDS_MAIL = frozenset({"desk", "worker"})


class BadSettings(SystemExit):
    """One or more settings are missing or wrong; the text lists each with what is allowed."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything the process was told. Times in seconds, unless the name says days."""

    face: str
    kind: str
    secret_key: str
    var: Path
    desk_database: Database | None
    published_database: Database | None
    broker_url: str
    throttle_url: str
    rate_limit: int
    publish_every: int
    submunition_embargo_days: int
    allowed_hosts: tuple[str, ...]
    public_url: str
    desk_url: str
    code_prefix: str
    severe_types: tuple[str, ...]
    severe_wait_hours: int
    severe_other_team: bool
    registry_name: str
    registry_names: Mapping[str, str]
    licence: str
    operator: Operator
    mfa_required: bool
    mail: MailServer | None
    mail_from: str
    trusted_proxies: int
    storage: Path | None
    snapshots: Path | None
    upload_max: int
    persons_key: str
    persons_key_file: Path | None
    inbox_database: Database | None
    inbox_recipients: tuple[str, ...]
    inbox_key: str
    inbox_key_file: Path | None
    request_days: int
    request_keep_days: int

    @property
    def production(self) -> bool:
        return self.kind == "production"


def with_embedded(given: Mapping[str, str]) -> dict[str, str]:
    """Return the settings with the embedded services filled in where no address is given.

    Raises: NotInstalled when they are needed and were never set up.
    """
    if any(given.get(name) for name in ("REGISTRY_DATABASE_URL", "REGISTRY_PUBLISHED_DATABASE_URL")):
        return dict(given)
    var = given.get("REGISTRY_VAR", "")
    if given.get("REGISTRY_FACE", "desk") not in FACES or any(map(breaks_line, var)):
        return dict(given)
    return environment_for(given.get("REGISTRY_FACE", "desk"), Path(var) if var else None) | {
        k: v for k, v in given.items() if v
    }


def read(environ: Mapping[str, str]) -> Environment:
    """Return the checked environment. Raises: BadSettings, with every mistake on a line of its own."""
    try:
        reader = Reader(with_embedded(environ))
    except NotInstalled as missing:
        raise BadSettings(str(missing)) from missing
    result = told(reader)
    reader.refuse_unknown()
    if result.production:
        reader.mistakes.extend(unfit_for_production(result))
    if reader.mistakes:
        raise BadSettings(
            "The registry cannot start:\n" + "\n".join(f"  - {line}" for line in reader.mistakes)
        )
    return result


def told(reader: Reader) -> Environment:
    """Return what the settings say; mistakes stay with the reader."""
    face = reader.get("REGISTRY_FACE", choice(FACES), "desk")
    kind = reader.get("REGISTRY_ENV", choice(KINDS), "development")
    return Environment(
        face=face,
        kind=kind,
        secret_key=reader.get("REGISTRY_SECRET_KEY", str),
        var=reader.get("REGISTRY_VAR", folder, PROJECT / "var"),
        desk_database=reader.get("REGISTRY_DATABASE_URL", database) if face in NEEDS_DESK_DATABASE else None,
        published_database=published_database(reader, face),
        broker_url=reader.get("REGISTRY_BROKER_URL", redis("redis+socket")) if face in NEEDS_BROKER else "",
        throttle_url=reader.get("REGISTRY_THROTTLE_URL", redis("unix"), ""),
        rate_limit=reader.get("REGISTRY_RATE_LIMIT", units, 3000),
        publish_every=reader.get("REGISTRY_PUBLISH_EVERY", seconds, 900),
        submunition_embargo_days=reader.get("REGISTRY_SUBMUNITION_EMBARGO_DAYS", days, DEFAULT_EMBARGO_DAYS),
        allowed_hosts=reader.get("REGISTRY_ALLOWED_HOSTS", comma_list, default_hosts(kind)),
        public_url=reader.get("REGISTRY_PUBLIC_URL", site, "http://localhost:8000"),
        desk_url=reader.get("REGISTRY_DESK_URL", site, "http://desk.localhost:8001"),
        code_prefix=reader.get("REGISTRY_CODE_PREFIX", prefix, "CHR"),
        severe_types=reader.get("REGISTRY_SEVERE_TYPES", comma_list, ()),
        severe_wait_hours=reader.get("REGISTRY_SEVERE_WAIT_HOURS", hours, 0),
        severe_other_team=reader.get("REGISTRY_SEVERE_OTHER_TEAM", choice(("no", "yes")), "no") == "yes",
        registry_name=reader.get("REGISTRY_NAME", line, "Civilian Harm Registry"),
        registry_names={
            code: reader.get(f"REGISTRY_NAME_{code.upper()}", line, "") for code in LANGUAGES[1:]
        },
        licence=reader.get("REGISTRY_LICENCE", line, "CC-BY-4.0"),
        operator=operator(reader),
        mfa_required=reader.get("REGISTRY_MFA_REQUIRED", yes_or_no, kind == "production"),
        mail=reader.find("REGISTRY_EMAIL_URL", mail_server) if face in NEEDS_MAIL else None,
        mail_from=reader.get("REGISTRY_EMAIL_FROM", line, ""),
        trusted_proxies=reader.get("REGISTRY_TRUSTED_PROXIES", number, 1 if kind == "production" else 0),
        snapshots=reader.find("REGISTRY_SNAPSHOTS", folder),
        storage=reader.get("REGISTRY_STORAGE_URL", file_storage, "") or None,
        upload_max=reader.get("REGISTRY_UPLOAD_MAX", size, 100_000_000),
        persons_key=reader.get("REGISTRY_PERSONS_KEY", str, ""),
        persons_key_file=reader.get("REGISTRY_PERSONS_KEY_FILE", folder, "") or None,
        inbox_database=reader.find("REGISTRY_INBOX_DATABASE_URL", database) if face == "public" else None,
        inbox_recipients=reader.get("REGISTRY_INBOX_RECIPIENT", recipients, ()),
        inbox_key=reader.get("REGISTRY_INBOX_KEY", str, ""),
        inbox_key_file=reader.get("REGISTRY_INBOX_KEY_FILE", folder, "") or None,
        request_days=reader.get("REGISTRY_REQUEST_DAYS", days, 30),
        request_keep_days=reader.get("REGISTRY_REQUEST_KEEP_DAYS", days, 180),
    )


def published_database(reader: Reader, face: str) -> Database | None:
    return (
        reader.get("REGISTRY_PUBLISHED_DATABASE_URL", database) if face in NEEDS_PUBLISHED_DATABASE else None
    )


def unfit_for_production(result: Environment) -> Iterator[str]:
    if len(result.secret_key or "") < 50:
        yield "REGISTRY_SECRET_KEY must have at least 50 characters in production."
    if not result.allowed_hosts:
        yield "REGISTRY_ALLOWED_HOSTS must name the hosts of this face in production."
    if result.mail and not result.mail_from:
        yield "REGISTRY_EMAIL_FROM must name the sender of mails where REGISTRY_EMAIL_URL is set."
    if "*" in result.allowed_hosts:
        yield "REGISTRY_ALLOWED_HOSTS must name each host in production; “*” would let a request choose its own."


def default_hosts(kind: str) -> tuple[str, ...]:
    return () if kind == "production" else ("localhost", "127.0.0.1", "desk.localhost", "[::1]", "testserver")
