# SPDX-License-Identifier: Apache-2.0
"""Registers the deployment checks, and the Celery application that every thread rings with."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "registry.config"

    def ready(self) -> None:
        from registry.config import celery, checks  # noqa: F401  both register themselves
