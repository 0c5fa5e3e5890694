# SPDX-License-Identifier: Apache-2.0
"""What `manage.py` does between the services' start and the faces'. To add a step, add a row."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from registry.embedded import commands, external, faces, roles, say, stamps
from registry.embedded.faces import Ports
from registry.embedded.layout import RESTORED, Layout
from registry.embedded.processes import log_file

RIGHTS = (
    "registry/config/grants*",
    "registry/config/walls/*",
    "registry/accounts/roles.py",
    "registry/domain/visibility.py",
)
MIGRATIONS = ("registry/*/migrations/*.py", "registry/config/faces.py", "requirements.lock")


@dataclass(frozen=True)
class Step:
    """One command. It is repeated when a file under `inputs` changed; one without inputs is taken once."""

    name: str
    title: str
    command: tuple[str, ...]
    face: str
    inputs: tuple[str, ...] = ()
    demonstration: bool = False

    def has_work(self, project: Path) -> bool:
        """Whether there is anything to read: without a translation there is none to compile."""
        return not self.inputs or any(next(project.glob(pattern), None) for pattern in self.inputs)


STEPS = (
    Step(
        "messages",
        "interface languages",
        ("compile_messages",),
        "owner",
        ("registry/**/*.po",),
    ),
    Step(
        "static",
        "style sheets, scripts and map",
        ("collectstatic", "--noinput", "--clear", "--verbosity", "0"),
        "owner",
        (
            "registry/**/static/**/*",
            "registry/config/apps.py",
            "registry/config/settings/*.py",
            "registry/embedded/bundles.py",
            "package.json",
            "package-lock.json",
            "requirements.lock",
        ),
    ),
    Step("migrate", "desk database tables", ("migrate", "--database", "default"), "owner", MIGRATIONS),
    Step(
        "migrate-published",
        "public database tables",
        ("migrate", "published", "--database", "published"),
        "owner",
        MIGRATIONS,
    ),
    Step("grants", "rights of each role", ("apply_grants",), "owner", (*MIGRATIONS, *RIGHTS)),
    Step("vocabularies", "vocabularies", ("load_vocabularies",), "owner", ("registry/vocabularies/**/*.*",)),
    Step(
        "gazetteer",
        "gazetteer",
        ("load_gazetteer", "--places", os.environ.get("PLACES", "cities500")),
        "owner",
        ("registry/gazetteer/**/*.*", "requirements.lock"),
    ),
    Step("demo", "demonstration records", ("seed_demo",), "desk", demonstration=True),
    Step("demo-publish", "their publication", ("publish_due", "--wait"), "publisher", demonstration=True),
    Step(
        "demo-changes", "corrections of some of them", ("seed_demo", "--changes"), "desk", demonstration=True
    ),
)


def wanted(layout: Layout) -> bool:
    """Whether demonstration data may be loaded: not asked away with DEMO=0, never in production or over a restore."""
    if (layout.var / RESTORED).exists():
        return False
    return os.environ.get("DEMO", "1") != "0" and os.environ.get("REGISTRY_ENV") != "production"


def take(layout: Layout, ports: Ports) -> None:
    """Take every step whose inputs changed since it was last taken on this cluster."""
    database = external_identity() if external.databases() else roles.cluster_identity(layout)
    for step in STEPS:
        key = stamps.digest(layout.project, step.inputs, database, *step.command)
        if step.has_work(layout.project) and not stamps.is_done(layout.stamps / step.name, key):
            if wanted(layout) or not step.demonstration:
                _take(layout, step, ports)
            # What began empty stays so: a later start must not mix invented records into real ones.
            stamps.mark(layout.stamps / step.name, key)


def external_identity() -> str:
    return " ".join(os.environ.get(name, "") for name in external.DATABASES)


def _take(layout: Layout, step: Step, ports: Ports) -> None:
    with say.step(step.title):
        commands.run(
            [layout.python, "manage.py", *step.command],
            log=log_file(layout, "setup"),
            folder=layout.project,
            env=faces.environment(layout, step.face, ports),
        )
