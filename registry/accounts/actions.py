# SPDX-License-Identifier: Apache-2.0
"""Making a person's account and giving it another password. The audit trail tells that it was done, never the password."""

import secrets
from collections.abc import Sequence

from registry.accounts.models import Organisation, RoleGrant, User
from registry.accounts.roles import ROLES
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.errors import InvalidInput, NotFound, UnknownCode
from registry.domain.text import breaks_line

REASON = "At the command line of the registry; nobody was signed in."


def add_person(*, username: str, name: str, roles: Sequence[str], organisation: str = "") -> tuple[User, str]:
    """Return a new person and the password, which is kept nowhere in clear. The event's actor is the new account.

    An organisation of this name is made where none stands.
    Raises: InvalidInput, UnknownCode.
    """
    username, roles = User.normalize_username(username), tuple(dict.fromkeys(roles))
    refuse_username(username)
    refuse_text(name, field="name", longest=120)
    refuse_roles(roles)
    password = new_password()
    user = User(username=username, display_name=name)
    user.set_password(password)
    with acting_as(user.pk, reason=REASON):
        if organisation:
            refuse_text(organisation, field="organisation", longest=120)
            user.organisation, _ = Organisation.objects.get_or_create(name=organisation)
        user.save(force_insert=True)
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
        tell("account.made", actor=user.pk, subject=str(user.pk), reason=REASON, data={"roles": list(roles)})
    return user, password


def renew_password(*, username: str) -> str:
    """Return a new random password of this person; the old one and all open sessions end. Raises: NotFound."""
    user = User.objects.filter(username=User.normalize_username(username)).first()
    if user is None:
        raise NotFound("There is no user “%(username)s”.", field="username", username=username)
    password = new_password()
    user.set_password(password)
    with acting_as(user.pk, reason=REASON):
        user.save(update_fields=["password"])
        tell("account.password_renewed", actor=user.pk, subject=str(user.pk), reason=REASON)
    return password


def new_password() -> str:
    """Return 120 random bits in 20 characters."""
    return secrets.token_urlsafe(15)


def refuse_username(username: str) -> None:
    refuse_text(username, field="username", longest=60)
    if not username.isprintable() or " " in username or username.startswith("-"):
        raise InvalidInput(
            "A user name has no spaces or invisible characters and does not begin with “-”.", field="username"
        )
    if User.objects.filter(username__iexact=username).exists():
        raise InvalidInput("There is a user “%(username)s” already.", field="username", username=username)


def refuse_text(text: str, *, field: str, longest: int) -> None:
    """Refuse what is empty, too long or holds control characters. Unit: characters."""
    if not text.strip() or text != text.strip():
        raise InvalidInput(
            "The %(named)s must not be empty, nor begin or end with a space.", field=field, named=field
        )
    if len(text) > longest or any(map(breaks_line, text)):
        raise InvalidInput(
            "The %(named)s must have at most %(longest)s characters, none of them a control character.",
            field=field,
            named=field,
            longest=longest,
        )


def refuse_roles(roles: Sequence[str]) -> None:
    if not roles:
        raise InvalidInput("Name at least one role of: %(allowed)s.", field="role", allowed=", ".join(ROLES))
    if unknown := [role for role in roles if role not in ROLES]:
        raise UnknownCode(
            "There is no role “%(value)s”. The roles are: %(allowed)s.",
            field="role",
            value=unknown[0],
            allowed=", ".join(ROLES),
        )
