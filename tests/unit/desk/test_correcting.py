# SPDX-License-Identifier: Apache-2.0
"""Whoever writes in a record that is public is told so, and which version readers have."""

import re

from registry.casework.actions.log import start_correction
from tests.factories.records import logged, published
from tests.flows.desk_browser import Browser


def test_editor_says_which_public_version_is_corrected(amal, basim, dunya, as_publisher, settings):
    settings.REGISTRY_PUBLIC_URL = "https://registry.example"
    record = published(amal, basim, dunya, as_publisher)
    start_correction(record, by=amal)
    record.public_state.refresh_from_db()
    code = record.public_state.code

    page = Browser(amal).page(f"/records/{record.reference}/edit")

    said = re.sub(r"<[^>]+>|[\u2066-\u2069]", "", page)
    assert f"You are correcting public version 1 ({code}, published " in said
    assert f'href="https://registry.example/incidents/{code}"' in page


def test_record_that_is_not_public_is_no_correction(amal):
    record = logged(amal)

    assert "You are correcting" not in Browser(amal).page(f"/records/{record.reference}/edit")
