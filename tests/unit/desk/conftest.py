# SPDX-License-Identifier: Apache-2.0
"""Somebody of the cast at the desk."""

import pytest

from tests.flows.desk_browser import Browser

TYPED = "A note nobody wants to type twice"


@pytest.fixture
def writer(amal) -> Browser:
    return Browser(amal)


@pytest.fixture
def page(writer):
    """The empty page for an incident."""
    return writer.entry("/new/incident")


@pytest.fixture
def sound(page):
    """The same with the least that can be saved."""
    page.type(title_en="Shelling reported in Northreach", date_edtf="2025-03-03")
    return page
