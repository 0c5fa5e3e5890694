# SPDX-License-Identifier: Apache-2.0
"""Content is absent from exactly the versions that people took down."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from registry.config.invariants.pairs import AT_ONCE, portions
from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.published.models import Version
from registry.publishing.models import Outbox


def breaches() -> Iterator[str]:
    """Yield what was taken down and is there, and what is gone and was not taken down."""
    yield from still_there()
    yield from lost()


def still_there() -> Iterator[str]:
    carried = Outbox.objects.filter(done_at__isnull=False).exclude(takes_down=[]).order_by("id")
    for part in portions(carried.values_list("code", "takes_down").iterator(chunk_size=AT_ONCE)):
        gone = {(code, number) for code, numbers in part for number in numbers}
        held = Version.objects.filter(code__in={code for code, _ in gone}).exclude(content=None, body=None)
        for code, number in held.values_list("code", "number"):
            if (code, number) in gone:
                yield f"{code} version {number} was taken down and still has content"


def lost() -> Iterator[str]:
    """A taking down that the publisher has not acknowledged yet explains the absence as well."""
    empty = Version.objects.filter(Q(content=None) | Q(body=None)).order_by("code", "number")
    for part in portions(empty.values_list("code", "number").iterator(chunk_size=AT_ONCE)):
        asked = Outbox.objects.filter(code__in={code for code, _ in part})
        withdrawals = asked.filter(kind=Outbox.Kind.WITHDRAWN).exclude(notice__kind=WITHDRAWN_AS_ERROR)
        back = Outbox.objects.filter(
            code=OuterRef("code"), id__gt=OuterRef("id"), done_at__isnull=False, kind=Outbox.Kind.REINSTATED
        )
        silent = asked.filter(~Exists(back), kind__in=(Outbox.Kind.SUSPENDED, Outbox.Kind.MERGED))
        withdrawn = {*withdrawals.values_list("code", flat=True), *silent.values_list("code", flat=True)}
        named = asked.exclude(takes_down=[]).values_list("code", "takes_down")
        gone = {(code, number) for code, numbers in named for number in numbers}
        for code, number in part:
            if code not in withdrawn and (code, number) not in gone:
                yield f"{code} version {number} has lost its content, and nobody took it down"
