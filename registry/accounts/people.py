# SPDX-License-Identifier: Apache-2.0
"""What an administrator does with people. Each step names who did it, and holds from the person's next request."""

from collections.abc import Collection, Sequence

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import F

from registry.accounts import links
from registry.accounts.actions import refuse_roles, refuse_text, refuse_username
from registry.accounts.models import Link, RoleGrant, User
from registry.accounts.two_hands import refuse_link_after_reset, refuse_reset_after_link
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.errors import InvalidInput, NeedsSecondPerson, NotPermitted, WrongState

MANAGE = "people.manage"


def invite(*, by: User, username: str, name: str, roles: Sequence[str], email: str = "") -> tuple[User, str]:
    """Return the new person and the token of the link that lets them in. Raises: InvalidInput, NotPermitted."""
    refuse_stranger(by)
    username, roles = User.normalize_username(username), tuple(dict.fromkeys(roles))
    refuse_username(username)
    refuse_text(name, field="name", longest=120)
    refuse_roles(roles)
    refuse_email(email)
    user = User(username=username, display_name=name, email=email)
    user.set_unusable_password()
    with acting_as(by.pk):
        user.save(force_insert=True)
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
        token = links.issue(user=user, kind=Link.Kind.INVITATION, by=by)
        tell("account.invited", actor=by.pk, subject=str(user.pk), data={"roles": list(roles)})
    return user, token


def issue_link(*, by: User, person: User) -> str:
    """Return the token of a link with which the person sets a password; the old one holds until then.

    Raises: WrongState for a closed account, NeedsSecondPerson for who has just reset the person's second factor.
    """
    refuse_stranger(by)
    if not person.is_active:
        raise WrongState("The account is closed. Open it first.")
    kind = Link.Kind.PASSWORD if person.has_usable_password() else Link.Kind.INVITATION
    with acting_as(by.pk):
        refuse_link_after_reset(by, person)
        token = links.issue(user=person, kind=kind, by=by)
        tell("account.link_made", actor=by.pk, subject=str(person.pk), data={"kind": kind})
    return token


def withdraw_link(*, by: User, person: User) -> None:
    """End the open link. Raises: WrongState where none is open."""
    refuse_stranger(by)
    with acting_as(by.pk):
        if not links.withdraw_open(person):
            raise WrongState("There is no open link any more.")
        tell("account.link_withdrawn", actor=by.pk, subject=str(person.pk))


def change_roles(*, by: User, person: User, roles: Collection[str]) -> bool:
    """Give the person exactly these roles; sessions of the person end, so that no old page acts with old rights.

    Returns whether anything changed.
    Raises: NeedsSecondPerson for a role given to oneself, WrongState for the last administrator.
    """
    refuse_stranger(by)
    refuse_roles(list(roles))
    held = set(person.role_grants.values_list("role", flat=True))
    given, taken = sorted(set(roles) - held), sorted(held - set(roles))
    if given and by.pk == person.pk:
        raise NeedsSecondPerson("Another administrator must give you a role.")
    if "administrator" in taken:
        refuse_last(person)
    if not (given or taken):
        return False
    with acting_as(by.pk):
        RoleGrant.objects.filter(user=person, role__in=taken).delete()
        RoleGrant.objects.bulk_create(RoleGrant(user=person, role=role) for role in given)
        end_all(person)
        tell(
            "account.roles_changed",
            actor=by.pk,
            subject=str(person.pk),
            data={"given": given, "taken": taken},
        )
    return True


def close_account(*, by: User, person: User) -> None:
    """Let the person in no more, from the next request on. Raises: NeedsSecondPerson for one's own, WrongState."""
    refuse_stranger(by)
    refuse_own(by, person, "Another administrator must close your account.")
    refuse_last(person)
    with acting_as(by.pk):
        User.objects.filter(pk=person.pk).update(is_active=False)
        links.withdraw_open(person)
        end_all(person)
        tell("account.closed", actor=by.pk, subject=str(person.pk))


def open_account(*, by: User, person: User) -> None:
    refuse_stranger(by)
    with acting_as(by.pk):
        User.objects.filter(pk=person.pk).update(is_active=True)
        tell("account.opened", actor=by.pk, subject=str(person.pk))


def end_sessions(*, by: User, person: User) -> None:
    """Sign the person out everywhere."""
    refuse_stranger(by)
    with acting_as(by.pk):
        end_all(person)
        tell("account.sessions_ended", actor=by.pk, subject=str(person.pk))


def reset_second_factor(*, by: User, person: User) -> None:
    """Take away app, passkeys and recovery codes of somebody who lost them.

    Raises: NeedsSecondPerson for one's own, and for who has just made a link for the person.
    """
    refuse_stranger(by)
    refuse_own(by, person, "Another administrator must reset your second factor.")
    with acting_as(by.pk):
        refuse_reset_after_link(by, person)
        Authenticator.objects.filter(user_id=person.pk).delete()
        end_all(person)
        tell("account.second_factor_reset", actor=by.pk, subject=str(person.pk))


def end_all(person: User) -> None:
    """End every session: a new round makes each cookie void, known to the list of sessions or not."""
    User.objects.filter(pk=person.pk).update(session_round=F("session_round") + 1)
    keys = list(UserSession.objects.filter(user_id=person.pk).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user_id=person.pk).delete()


def refuse_stranger(by: User) -> None:
    if MANAGE not in by.granted:
        raise NotPermitted("Managing people asks for the permission “%(name)s”.", name=MANAGE)


def refuse_own(by: User, person: User, sentence: str) -> None:
    if by.pk == person.pk:
        raise NeedsSecondPerson(sentence)


def refuse_last(person: User) -> None:
    """Refuse to leave the registry without an administrator who can sign in."""
    others = User.objects.filter(is_active=True, role_grants__role="administrator").exclude(pk=person.pk)
    is_one = person.is_active and person.role_grants.filter(role="administrator").exists()
    if is_one and not any(other.may_sign_in and other.has_usable_password() for other in others):
        raise WrongState("This is the last administrator. Give another person the role first.")


def refuse_email(email: str) -> None:
    if email and User.objects.filter(email__iexact=email).exists():
        raise InvalidInput("Another person has this e-mail address.", field="email")
