# SPDX-License-Identifier: Apache-2.0
"""The shape of what the door adds to the content: see `published.envelope.answer`, which makes it."""

from dataclasses import dataclass
from typing import Annotated

from registry.published.forms import Address, Code, Form, Ordinal, PublicCode, Sha256, Stamp, Text, Words

Status = Annotated[str, Form({"enum": ["published", "withdrawn"]})]


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of this record."""

    self: Address
    """The newest version."""
    version: Address
    """This version, whose content never changes."""
    page: Address
    """For people, in their language."""
    related: tuple[Address, ...] = ()
    """Records that were one with this before a split; absent where there are none."""


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """What changed about the record, and why."""

    kind: Code
    """Vocabulary notice_type."""
    version: Ordinal
    """The version it came with."""
    text: Text
    """Empty where words would tell what is hidden."""


@dataclass(frozen=True, slots=True)
class Surround:
    """The envelope of a published document. Taken away, what is left is the content that was approved."""

    code: PublicCode
    """Public code; never given twice."""
    version: Ordinal
    """Number of the version, from 1."""
    status: Status
    """Whether the record stands; a version of a record that was withdrawn as an error says “withdrawn”."""
    published_at: Stamp
    """When the version was published, in UTC: the time of its batch."""
    dataset_version: Ordinal
    """State of the whole dataset that the version came with."""
    content_sha256: Sha256
    """SHA-256 of the canonical content (RFC 8785): the document without its envelope."""
    cite_as: Words
    """How to cite this version."""
    links: Links
    """Where to find it."""
    notices: tuple[NoticeShown, ...]
    """All of the record so far, oldest first."""
