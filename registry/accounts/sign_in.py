# SPDX-License-Identifier: Apache-2.0
"""Who may be signed in: asked with the password, and again of every session."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from registry.accounts.models import User


class OwnAccounts(ModelBackend):
    """Refuses closed accounts everywhere and demonstration accounts in production, as if nobody had that name."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        return isinstance(user, User) and user.may_sign_in
