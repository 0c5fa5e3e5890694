# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.publishing.publisher import carry_holds


@pytest.fixture
def sweep(as_publisher):
    """Return a function: what the watch does every few seconds, as the publisher."""

    def watched() -> int:
        with as_publisher():
            return carry_holds()

    return watched
