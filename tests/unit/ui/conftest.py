# SPDX-License-Identifier: Apache-2.0
import pytest
from django.core.management import call_command
from django.utils.translation import trans_real


@pytest.fixture(scope="session")
def catalogues() -> None:
    """Compile the message catalogues and let Django read them anew."""
    call_command("compile_messages", verbosity=0)
    trans_real._translations = {}
    trans_real._default = None
