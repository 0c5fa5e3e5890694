# SPDX-License-Identifier: Apache-2.0
import os
import socket

import pytest

from registry.embedded import ports
from registry.embedded.errors import Refused


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_refused_with_its_process_and_a_free_one(taken):
    with pytest.raises(Refused) as refusal:
        ports.require_free(taken, "PORT", "public")

    said = str(refusal.value)
    assert f"Port {taken}" in said
    assert f"process {os.getpid()}" in said
    offered = int(said.rpartition("PORT=")[2])
    assert ports.free(offered)


def test_a_free_port_is_accepted(taken):
    free = next(port for port in range(taken + 1, 65536) if ports.free(port))

    ports.require_free(free, "PORT", "public")


@pytest.mark.parametrize("port", [0, 80, 65536])
def test_a_port_that_a_person_cannot_open_is_refused(port):
    with pytest.raises(Refused, match="1024 to 65535"):
        ports.require_free(port, "DESK_PORT", "desk")
