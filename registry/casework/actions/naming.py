# SPDX-License-Identifier: Apache-2.0
"""Naming a party or a wave of events that no record has named yet."""

from uuid import UUID

from registry.accounts.models import User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Actor, EventGroup
from registry.domain.text import plain_text


def name_actor(*, name: str, actor_class: str, by: User) -> Actor:
    """Return the actor of this English name and class, adding it where none stands. Raises: NotPermitted."""
    refuse_reader(by)
    name = plain_text(" ".join(name.split()), field="actor_name")
    standing = Actor.objects.filter(names__en__iexact=name, actor_class=actor_class).first()
    if standing:
        return standing
    with acting_as(by.pk):
        added = Actor(names={"en": name}, actor_class=actor_class)
        added.code = code_of(added.pk)
        added.save(force_insert=True)
        tell("actor.added", actor=by.pk, subject=str(added.pk), data={"code": added.code})
    return added


def name_event_group(*, title: str, by: User) -> EventGroup:
    """Return the event group of this English title, adding it where none stands. Raises: NotPermitted."""
    refuse_reader(by)
    title = plain_text(" ".join(title.split()), field="event_group_name")
    standing = EventGroup.objects.filter(title__en__iexact=title).first()
    if standing:
        return standing
    with acting_as(by.pk):
        added = EventGroup.objects.create(title={"en": title})
        tell("event_group.added", actor=by.pk, subject=str(added.pk))
    return added


def code_of(key: UUID) -> str:
    """Return a code that outlives a change of name, so none is made of the name."""
    return f"actor-{key.hex[-10:]}"
