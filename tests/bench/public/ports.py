# SPDX-License-Identifier: Apache-2.0
"""Ports on this machine that nobody listens on."""

import socket


def free() -> int:
    """Return a port that the system gives away now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
