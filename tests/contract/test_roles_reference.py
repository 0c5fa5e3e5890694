# SPDX-License-Identifier: Apache-2.0
"""The reference of roles is what the code knows."""

from registry.accounts.management.commands.document_roles import PAGE
from registry.accounts.roles import PERMISSIONS, page


def test_the_page_of_roles_is_what_the_code_knows():
    assert PAGE.read_text() == page()


def test_a_permission_that_is_missing_there_is_noticed(monkeypatch):
    """Negative control."""
    monkeypatch.setitem(PERMISSIONS, "record.burn", "Burns records.")

    assert PAGE.read_text() != page()
