# SPDX-License-Identifier: Apache-2.0
"""Background work. Redis only rings the bell: what is to be done stands in PostgreSQL, and beat rings again."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")

app = Celery("registry")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    accept_content=["json"],
    task_serializer="json",
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 3600,
        "global_keyprefix": "celery:",
        # A page must not wait for a broker that is away: the outbox holds the work, beat rings again.
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0,
        "interval_max": 0,
    },
    task_default_queue="desk",
    task_routes={"registry.publishing.tasks.*": {"queue": "publisher"}},
    timezone="UTC",
)
app.set_default()
app.autodiscover_tasks()
