# SPDX-License-Identifier: Apache-2.0
import sys

import pytest

from registry.embedded import credentials, inbox_key
from registry.embedded.layout import Layout


@pytest.fixture
def layout(tmp_path):
    """An installation's folders without any service."""
    found = Layout(project=tmp_path, var=tmp_path / "var")
    for folder in (found.secrets, found.stamps, found.log):
        folder.mkdir(parents=True)
    return found


@pytest.fixture
def installed(layout):
    (layout.project / ".venv").symlink_to(sys.prefix)  # where the library of age is
    credentials.create_missing(layout)
    inbox_key.create_missing(layout)
    return layout
