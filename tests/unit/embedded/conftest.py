# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import credentials
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
    credentials.create_missing(layout)
    return layout
