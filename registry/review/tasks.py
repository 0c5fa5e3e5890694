# SPDX-License-Identifier: Apache-2.0
"""Telling people what is late and that something waits. Beat rings; both are safe to repeat."""

from celery import shared_task

from registry.review.digest import send_due
from registry.review.letter import send_letter
from registry.review.notify import tell_late


@shared_task(acks_late=True, autoretry_for=(OSError,), retry_backoff=True, max_retries=3)
def tell_people() -> int:
    """Note what is past its day, and send the e-mails that are due; return how many left."""
    tell_late()
    return send_due(send_letter)
