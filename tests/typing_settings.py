# SPDX-License-Identifier: Apache-2.0
"""Settings for the type checker alone: every app, no database."""

import os

os.environ.update(
    REGISTRY_FACE="owner",
    REGISTRY_ENV="development",
    REGISTRY_SECRET_KEY="types",
    REGISTRY_DATABASE_URL="postgresql://types@/types",
    REGISTRY_PUBLISHED_DATABASE_URL="postgresql://types@/types",
)

from registry.config.settings import *  # noqa: F403
