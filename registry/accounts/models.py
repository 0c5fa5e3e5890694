# SPDX-License-Identifier: Apache-2.0
"""People of the desk, their organisation and their roles."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from registry.accounts.roles import ROLES
from registry.accounts.teams import Membership, Team

__all__ = ["Membership", "Organisation", "RoleGrant", "Team", "User", "UserManager"]


class Organisation(models.Model):
    """A group that documents under one name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str, **fields: Any) -> "User":
        user = User(username=username, **fields)
        user.set_password(password)
        user.save(force_insert=True, using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in to the desk."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(_("user name"), max_length=60, unique=True)
    display_name = models.CharField(_("name shown to colleagues"), max_length=120)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="people")
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(
        default=False, help_text="Made by seed_demo; refused in production."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text="For digests and links; empty: none."
    )
    last_seen_at = models.DateField(null=True, help_text="The day of the last request; no finer on purpose.")
    session_round = models.PositiveIntegerField(
        default=0, help_text="Counted up to end every session of the person at once."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="email_of_one_person")
        ]

    USERNAME_FIELD = "username"
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry to be this person's: it changes with the password and with each round."""
        return salted_hmac(
            "registry.accounts.session", f"{self.session_round}:{self.password}", algorithm="sha256"
        ).hexdigest()

    @property
    def may_sign_in(self) -> bool:
        """Whether the account is open; a demonstration account never is in production."""
        return self.is_active and not (self.is_demonstration and settings.REGISTRY_PRODUCTION)

    @property
    def granted(self) -> frozenset[str]:
        """The permissions of all roles this person holds; read anew each time, so that a lost role is lost at once."""
        roles = RoleGrant.objects.filter(user=self).values_list("role", flat=True)
        return frozenset().union(*(ROLES[role] for role in roles))


class RoleGrant(models.Model):
    """That a person holds a role."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_granted_once"),
            models.CheckConstraint(condition=models.Q(role__in=list(ROLES)), name="role_known"),
        ]


class Link(models.Model):
    """A way in that works once: for somebody invited, or for somebody who lost a password."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        PASSWORD = "password", _("New password")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    token_sha256 = models.BinaryField(
        max_length=32, unique=True, help_text="The link itself is kept nowhere."
    )
    made_by = models.ForeignKey(User, models.PROTECT, related_name="links_made")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at=None, withdrawn_at=None),
                name="link_open_once_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(withdrawn_at=None), name="link_used_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["invitation", "password"]), name="link_kind_known"
            ),
        ]


class Attempt(models.Model):
    """How often one thing was tried since a moment. `key`: a hash of what is counted, never the name itself."""

    key = models.CharField(max_length=64, primary_key=True)
    spent = models.PositiveIntegerField()
    since = models.DateTimeField()
