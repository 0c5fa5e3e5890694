# SPDX-License-Identifier: Apache-2.0
"""What an administrator does with organisations, teams and who is in them. A change holds from the next request on."""

from registry.accounts.actions import refuse_text
from registry.accounts.models import Membership, Organisation, Team, User
from registry.accounts.people import refuse_own, refuse_stranger
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.errors import InvalidInput, NeedsReason, WrongState
from registry.domain.text import plain_text


def make_organisation(*, by: User, name: str) -> Organisation:
    """Raises: NotPermitted; InvalidInput, also for a name that stands, whatever its capitals."""
    refuse_stranger(by)
    refuse_organisation(name := spelled(name))
    with acting_as(by.pk):
        made = Organisation.objects.create(name=name)
        tell("organisation.made", actor=by.pk, subject=str(made.pk), data={"name": name})
    return made


def rename_organisation(*, by: User, organisation: Organisation, name: str) -> None:
    """Raises: as `make_organisation`."""
    refuse_stranger(by)
    refuse_organisation(name := spelled(name), but=organisation)
    with acting_as(by.pk):
        Organisation.objects.filter(pk=organisation.pk).update(name=name)
        data = {"before": organisation.name, "name": name}
        tell("organisation.renamed", actor=by.pk, subject=str(organisation.pk), data=data)


def make_team(*, by: User, organisation: Organisation, name: str) -> Team:
    """Raises: NotPermitted; InvalidInput, also for a name that a team of the organisation has."""
    refuse_stranger(by)
    refuse_team(name := spelled(name), organisation)
    with acting_as(by.pk):
        made = Team.objects.create(organisation=organisation, name=name)
        tell("team.made", actor=by.pk, subject=str(made.pk), data={"name": name})
    return made


def rename_team(*, by: User, team: Team, name: str) -> None:
    """Raises: as `make_team`."""
    refuse_stranger(by)
    refuse_team(name := spelled(name), team.organisation, but=team)
    with acting_as(by.pk):
        Team.objects.filter(pk=team.pk).update(name=name)
        tell("team.renamed", actor=by.pk, subject=str(team.pk), data={"before": team.name, "name": name})


def open_team(*, by: User, team: Team) -> None:
    """Let it take people in again; it has none at first. Raises: NotPermitted, WrongState."""
    refuse_stranger(by)
    with acting_as(by.pk):
        closed = Team.objects.filter(pk=team.pk, closed_at__isnull=False)
        if not closed.update(closed_at=None, closed_by=None):
            raise WrongState("The team is open.")
        tell("team.opened", actor=by.pk, subject=str(team.pk))


def add_member(*, by: User, team: Team, person: User) -> None:
    """Put the person into the team: they see its records from their next request on.

    Raises: NotPermitted, NeedsSecondPerson for oneself, WrongState for a closed team or account, or somebody in it.
    """
    refuse_stranger(by)
    refuse_own(by, person, "Another administrator must put you into a team.")
    with acting_as(by.pk):
        current = Team.objects.select_for_update(of=("self",)).get(pk=team.pk)
        if current.closed_at:
            raise WrongState("The team is closed. Open it first.")
        if not person.is_active:
            raise WrongState("The account is closed. Open it first.")
        _row, added = Membership.objects.get_or_create(team=current, user=person)
        if not added:
            raise WrongState("This person is in the team already.")
        tell("account.joined", actor=by.pk, subject=str(person.pk), data=named(current))


def remove_member(*, by: User, team: Team, person: User, reason: str) -> None:
    """Take the person out: what they did not write themselves is gone from their next request on.

    Raises: NotPermitted, NeedsReason, WrongState where they are not in it.
    """
    refuse_stranger(by)
    reason = why(reason)
    with acting_as(by.pk, reason=reason):
        taken, _rows = Membership.objects.filter(team=team, user=person).delete()
        if not taken:
            raise WrongState("This person is not in the team.")
        tell("account.left", actor=by.pk, subject=str(person.pk), reason=reason, data=named(team))


def change_organisation(*, by: User, person: User, organisation: Organisation | None) -> None:
    """Say for which organisation the person works; it opens no record.

    A severe record may ask for two organisations to approve: so nobody changes their own.
    Raises: NotPermitted, NeedsSecondPerson.
    """
    refuse_stranger(by)
    refuse_own(by, person, "Another administrator must change your organisation.")
    if person.organisation_id == (organisation and organisation.pk):
        return
    with acting_as(by.pk):
        User.objects.filter(pk=person.pk).update(organisation=organisation)
        data = {"name": organisation.name if organisation else ""}
        tell("account.organisation_changed", actor=by.pk, subject=str(person.pk), data=data)


def named(team: Team) -> dict[str, str]:
    return {"team": str(team.pk), "name": team.name}


def spelled(name: str) -> str:
    """Return the name in its composed form, with single spaces. Raises: InvalidInput."""
    name = plain_text(" ".join(name.split()), field="name")
    refuse_text(name, field="name", longest=120)
    return name


def why(reason: str) -> str:
    reason = plain_text(reason, field="reason").strip()
    if not reason:
        raise NeedsReason("Write the reason. Colleagues read it; it is never public.", field="reason")
    return reason


def refuse_organisation(name: str, *, but: Organisation | None = None) -> None:
    others = Organisation.objects.exclude(pk__in=[but.pk] if but else [])
    if others.filter(name__iexact=name).exists():
        raise InvalidInput("There is an organisation of this name already.", field="name")


def refuse_team(name: str, organisation: Organisation, *, but: Team | None = None) -> None:
    others = Team.objects.filter(organisation=organisation).exclude(pk__in=[but.pk] if but else [])
    if others.filter(name__iexact=name).exists():
        raise InvalidInput("The organisation has a team of this name already.", field="name")
