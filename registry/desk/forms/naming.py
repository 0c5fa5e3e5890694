# SPDX-License-Identifier: Apache-2.0
"""The evidence, the parties and the wave that a page names: written down, or only stood in for while a page is judged."""

from dataclasses import dataclass
from typing import Any, Protocol, Self
from uuid import NAMESPACE_OID, UUID, uuid5

from registry.accounts.models import User
from registry.casework.actions.naming import name_actor, name_event_group
from registry.desk.forms.documents import Cited, Documents

Typed = dict[str, Any]


class Names(Protocol):
    """Raises: NotPermitted; InvalidInput naming the field."""

    def cite(self, typed: Typed, /) -> Cited: ...
    def actor(self, typed: Typed, /) -> UUID: ...
    def event_group(self, typed: Typed, /) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class Naming:
    """Finds what stands and adds what does not."""

    by: User
    documents: Documents

    @classmethod
    def of(cls, by: User) -> Self:
        return cls(by, Documents(by=by))

    def cite(self, typed: Typed) -> Cited:
        return self.documents.cite(typed)

    def actor(self, typed: Typed) -> UUID:
        if not typed["actor_name"]:
            return UUID(typed["actor"])
        return name_actor(name=typed["actor_name"], actor_class=typed["actor_class"], by=self.by).pk

    def event_group(self, typed: Typed) -> UUID | None:
        if typed["event_group_name"]:
            return UUID(str(name_event_group(title=typed["event_group_name"], by=self.by).pk))
        return UUID(typed["event_group"]) if typed["event_group"] else None


class StandIns:
    """Writes nothing: equal names are one party, and every claim has a document."""

    def cite(self, _typed: Typed) -> Cited:
        return Cited(item=NAMESPACE_OID, speaker=None, origin="-")

    def actor(self, typed: Typed) -> UUID:
        return uuid5(
            NAMESPACE_OID, typed["actor"] or f"{typed['actor_name']} {typed['actor_class']}".casefold()
        )

    def event_group(self, _typed: Typed) -> UUID | None:
        return None
