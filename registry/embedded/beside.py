# SPDX-License-Identifier: Apache-2.0
"""`services -- COMMAND`: this installation's own database and queue, without the faces, for as long as a command runs.

For a restore, which needs databases that nothing has filled yet, and for a backup of a registry that is stopped.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence

from registry.embedded import external, faces, folders, lock, services, system, virtualenv
from registry.embedded.errors import Refused
from registry.embedded.processes import dies_with_us
from registry.embedded.supervisor import Stopped, Supervisor, signals_stop


def run_beside(command: Sequence[str]) -> int:
    """Return the command's exit status, or 130 when stopped. Where the registry runs already, its services serve."""
    if not command:
        raise Refused("Say what to run: services -- COMMAND")
    layout = folders.settle()
    if lock.holder(layout) is not None:
        return subprocess.run(command, check=False, env=environment(str(layout.var))).returncode
    lock.take(layout)
    supervisor = Supervisor(layout, echo=False)
    with signals_stop(lambda: None):
        try:
            system.ensure(layout, system.RUN)
            virtualenv.ensure(layout, virtualenv.RUNTIME)
            services.start(supervisor, layout, database=not external.databases(), queue=not external.broker())
            faces.python_user(layout)
            running = subprocess.Popen(
                command,
                env=environment(str(layout.var)),
                preexec_fn=dies_with_us(signal.SIGTERM),  # noqa: PLW1509 - no threads here
            )
            supervisor.watch(until=lambda: running.poll() is not None)
            return running.returncode if running.returncode >= 0 else 128 - running.returncode
        except Stopped:
            return 130
        finally:
            supervisor.stop()
            folders.leave_short_place(layout)


def environment(var: str) -> dict[str, str]:
    return dict(os.environ) | {"REGISTRY_VAR": var}
