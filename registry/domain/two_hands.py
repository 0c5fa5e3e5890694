# SPDX-License-Identifier: Apache-2.0
"""A new password and a new second factor together are the whole account: one administrator never gives both of them."""

from datetime import datetime, timedelta

from registry.domain.errors import NeedsSecondPerson

APART = timedelta(days=1)
"""How long the person and the other administrators have to notice the one before the same hand may do the other."""


def check_reset(*, linked_at: datetime | None, now: datetime) -> None:
    """`linked_at`: when whoever asks last made a link for this person that stands or was used. Raises: NeedsSecondPerson."""
    if linked_at is not None and now - linked_at < APART:
        raise NeedsSecondPerson(
            "You made a link for this person within a day. Another administrator must reset the second factor."
        )


def check_link(*, reset_at: datetime | None, now: datetime) -> None:
    """`reset_at`: when whoever asks last took this person's second factor away. Raises: NeedsSecondPerson."""
    if reset_at is not None and now - reset_at < APART:
        raise NeedsSecondPerson(
            "You reset the second factor of this person within a day. Another administrator must make the link."
        )
