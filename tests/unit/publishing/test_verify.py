# SPDX-License-Identifier: Apache-2.0
"""`make verify` names what was changed behind the publisher's back."""

from registry.config.invariants import check_all
from registry.published.models import Document, Version
from tests.factories.publications import broken
from tests.factories.records import published


def test_verify_names_a_public_content_that_was_changed(amal, basim, dunya, as_publisher, as_owner):
    published(amal, basim, dunya, as_publisher)
    with as_owner():
        Version.objects.update(content=b"{}")

    with as_publisher():
        told = [line for result in check_all() for line in result.breaches]
    assert any("does not have the hash it names" in line for line in told)


def test_verify_names_a_document_nobody_asked_for(amal, basim, dunya, as_publisher, as_owner):
    published(amal, basim, dunya, as_publisher)
    with as_owner():
        row = Document.objects.get()
        row.code = "CHR-0000000-0"
        row.save(force_insert=True)

    assert "the public set equals what the audit trail says" in broken(as_publisher)
