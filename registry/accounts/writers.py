# SPDX-License-Identifier: Apache-2.0
"""Who may write records at all."""

from registry.accounts.models import User
from registry.domain.errors import NotPermitted


def refuse_reader(by: User) -> None:
    """Raises: NotPermitted."""
    if "record.write" not in by.granted:
        raise NotPermitted("Writing records needs the role documenter.")
