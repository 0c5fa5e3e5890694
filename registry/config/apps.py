# SPDX-License-Identifier: Apache-2.0
"""Registers the deployment checks."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "registry.config"

    def ready(self) -> None:
        from registry.config import checks  # noqa: F401  registers itself when the apps are loaded
