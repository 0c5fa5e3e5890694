# SPDX-License-Identifier: Apache-2.0
import os

import pytest

from registry.embedded import lock
from registry.embedded.errors import Held


@pytest.fixture
def held(layout):
    handle = lock.take(layout)
    yield layout
    os.close(handle)


def test_a_second_supervisor_is_told_who_holds_it_and_where(held):
    lock.write_state(held, {"public_url": "http://localhost:8000", "desk_url": "http://desk.localhost:8001"})

    with pytest.raises(Held, match=rf"process {os.getpid()}, http://localhost:8000.*make down"):
        lock.take(held)

    assert lock.holder(held) == os.getpid()


def test_a_lock_file_without_a_holder_stops_nobody(layout):
    os.close(lock.take(layout))

    assert lock.holder(layout) is None
    os.close(lock.take(layout))


def test_a_new_holder_forgets_what_the_last_one_said(layout):
    lock.write_state(layout, {"ready": True})

    os.close(lock.take(layout))

    assert lock.read_state(layout) == {}
