# SPDX-License-Identifier: Apache-2.0
"""What one administrator has just done with somebody's ways in, as the links and the trail tell it."""

import json
from datetime import datetime

from django.utils import timezone

from registry.accounts.models import Link, User
from registry.audit.models import Event
from registry.domain.two_hands import check_link, check_reset

RESET = "account.second_factor_reset"


def refuse_reset_after_link(by: User, person: User) -> None:
    """Call it inside `acting_as`. Raises: NeedsSecondPerson."""
    one_at_a_time(person)
    made = Link.objects.filter(user=person, made_by=by, withdrawn_at=None).order_by("-made_at").first()
    check_reset(linked_at=made.made_at if made else None, now=timezone.now())


def refuse_link_after_reset(by: User, person: User) -> None:
    """Call it inside `acting_as`. Raises: NeedsSecondPerson."""
    one_at_a_time(person)
    bodies = Event.objects.filter(subject=str(person.pk), verb=RESET).order_by("-seq").values_list("body")
    told = (json.loads(body) for (body,) in bodies)
    mine = next((datetime.fromisoformat(each["at"]) for each in told if each["actor"] == str(by.pk)), None)
    check_link(reset_at=mine, now=timezone.now())


def one_at_a_time(person: User) -> None:
    """Let whoever does the other of the two at this moment come to an end first."""
    User.objects.select_for_update().only("pk").get(pk=person.pk)
