# SPDX-License-Identifier: Apache-2.0
"""Brings the private PostgreSQL and Redis up, ready to be used, as children of a supervisor."""

from __future__ import annotations

from registry.embedded import broker, cluster, credentials, inbox_key, leftovers, roles, say
from registry.embedded.layout import Layout
from registry.embedded.supervisor import Supervisor


def start(
    supervisor: Supervisor, layout: Layout, *, database: bool = True, queue: bool = True, fsync: bool = True
) -> None:
    """Start what is asked for and wait for it. The caller holds the lock."""
    leftovers.end(layout)
    credentials.create_missing(layout)
    inbox_key.create_missing(layout)
    if database:
        cluster.create(layout, fsync=fsync)
        with say.step("database"):
            cluster.wait(layout, supervisor.start(cluster.program(layout, fsync=fsync)))
            roles.establish(layout)
    if queue:
        broker.configure(layout)
        with say.step("queue"):
            broker.wait(layout, supervisor.start(broker.program(layout)))
