# SPDX-License-Identifier: Apache-2.0
"""Settings of the test run: every app, two cloned databases a worker, the roles of the services."""

import os
from pathlib import Path
from urllib.parse import quote

from registry.embedded.addresses import DESK_DATABASE, PUBLISHED_DATABASE, environment_for

if not os.environ.get("REGISTRY_TEST_CLUSTER"):
    raise SystemExit(
        "Tests need their throw-away services. Run: make test   (or: make test ARGS='tests/unit -k range')"
    )

VAR = Path(os.environ["REGISTRY_VAR"])
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
TESTER_PASSWORD = "throw-away"
FOUND = environment_for("owner", VAR)
SOCKETS = FOUND["REGISTRY_DATABASE_URL"].split("?host=")[1]


def tester_url(database: str) -> str:
    return f"postgresql://registry_tester:{quote(TESTER_PASSWORD)}@/{database}_{WORKER}?host={SOCKETS}"


os.environ |= FOUND | {
    "REGISTRY_FACE": "owner",
    "REGISTRY_ENV": "test",
    "REGISTRY_DATABASE_URL": tester_url(DESK_DATABASE),
    "REGISTRY_PUBLISHED_DATABASE_URL": tester_url(PUBLISHED_DATABASE),
    "REGISTRY_PUBLISH_EVERY": "1",
    "REGISTRY_RATE_LIMIT": "0",
}

from registry.config.settings import *  # noqa: E402, F403
from registry.config.settings import DATABASES, ENVIRONMENT, STATIC_ROOT  # noqa: E402

DATABASES["default"]["OPTIONS"]["options"] += " -c role=registry_desk"
DATABASES["published"]["OPTIONS"]["options"] += " -c role=registry_reader"
CELERY_BROKER_URL = ENVIRONMENT.broker_url or FOUND.get("REGISTRY_BROKER_URL", "")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
REGISTRY_SNAPSHOTS = VAR / "snapshots" / WORKER
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
