# SPDX-License-Identifier: Apache-2.0
"""Registers the deployment checks, and the Celery application that every thread rings with; says what is not packed."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class ConfigApp(AppConfig):
    name = "registry.config"

    def ready(self) -> None:
        from registry.config import celery, checks  # noqa: F401  both register themselves


class StaticFiles(StaticFilesConfig):
    """What libraries bring and no page of ours asks for is not packed."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "rest_framework",
        "htmax*",
        "htmx-4*",
        "htmx-2.js",
        "hx-*",
    ]
