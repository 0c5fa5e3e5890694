# SPDX-License-Identifier: Apache-2.0
"""A moment before which a record does not leave: set with a reason, put off by whoever writes or decides."""

from collections.abc import Collection
from datetime import datetime

from registry.domain.errors import InvalidDate, NeedsReason, NotPermitted, WrongState

MAY_SET = ("record.write", "review.decide")


def check_embargo(
    *,
    wanted: datetime | None,
    standing: datetime | None,
    now: datetime,
    public: bool,
    granted: Collection[str],
    reason: str,
) -> None:
    """Refuse a moment that means nothing. `wanted`: None to end it; `standing`: the one that holds now.

    An earlier moment, or none, exposes sooner: that takes a reviewer.
    Raises: NotPermitted, NeedsReason, WrongState, InvalidDate.
    """
    if not any(permission in granted for permission in MAY_SET):
        raise NotPermitted("This needs the role documenter or reviewer.")
    if not reason.strip():
        raise NeedsReason("Write the reason. Colleagues read it; it is never public.", field="reason")
    if public:
        raise WrongState("It is public already. To take it from the world at once, hold it for safety.")
    if wanted is not None and wanted <= now:
        raise InvalidDate("Name a moment to come; it is in UTC.", field="public_from")
    holds = standing is not None and standing > now
    if holds and (wanted is None or wanted < standing) and "review.decide" not in granted:  # type: ignore[operator]
        raise NotPermitted("Letting it leave earlier needs the role reviewer.")
