# SPDX-License-Identifier: Apache-2.0
"""Rings for the publisher. The bell carries nothing: what to do stands in the outbox."""

import logging
from datetime import UTC, datetime

from celery import Task, shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from registry.publishing import requests
from registry.publishing.publisher import batch_time, carry_due, carry_holds
from registry.publishing.reference import copy_or_report

log = logging.getLogger(__name__)


@shared_task(acks_late=True)
def publish_due() -> int:
    """Carry what waits in the outbox. Safe to run twice, or never: beat rings again on every tick."""
    done = carry_due()
    copy_or_report()
    return done


@shared_task(acks_late=True)
def carry_requests() -> int:
    """Fetch what readers reported and tell how it stands. Safe to run twice, or never: beat rings again on every tick."""
    return requests.carry_requests()


@shared_task(acks_late=True)
def hold_now() -> int:
    """Take what is held from the world, without waiting for a tick. The watch does it too, without any bell."""
    return carry_holds()


def ring() -> None:
    """Wake the publisher at the next tick of the batch clock. A bell that cannot be rung loses nothing."""
    now, every = datetime.now(UTC), settings.REGISTRY_PUBLISH_EVERY
    rung(publish_due, every - (now - batch_time(now, every)).total_seconds())


def ring_for_holds() -> None:
    """Wake the publisher at once."""
    rung(hold_now, 0)


def rung(task: "Task[[], int]", wait: float) -> None:
    try:
        task.apply_async(countdown=wait, retry=False)
    except OperationalError:
        log.warning("The broker does not answer; the publisher will find the work by itself.")
