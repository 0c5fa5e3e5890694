# SPDX-License-Identifier: Apache-2.0
"""Which claims show no address, because it would lead to somebody who must not be found."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote
from uuid import UUID

from registry.casework.models import Claim
from registry.evidence.models import SourceItem

SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)


def hides_somebody(claim: Claim) -> bool:
    """Whether its addresses stay on the desk.

    What a newspaper writes of a witness is public already and can be checked there, so it stays linked, unless somebody
    marked the witness as protected.
    """
    speaks = claim.speaker is not None and claim.speaker.protected
    return claim.source_item.restricted or not claim.source_item.source.has_public_name or speaks


def without_address(claims: Sequence[Claim]) -> set[UUID]:
    """Return the ids of the claims whose addresses stay on the desk.

    They are those that hide somebody, those of the same origin, and, over the whole record, every one that rests on
    the same document or leads to the same page, also by way of an archive.
    """
    origins = {claim.origin_group for claim in claims if hides_somebody(claim)}
    hidden = {claim.pk for claim in claims if claim.origin_group in origins}
    pages = {claim.pk: addresses(claim.source_item) for claim in claims}
    while found := {key for key in pages.keys() - hidden if leads_into(pages[key], hidden, pages)}:
        hidden |= found
    return hidden


def addresses(item: SourceItem) -> set[str]:
    """Return the addresses of a document, and its own id, by which it is known where it has none."""
    return {bare(address) for address in (item.url, item.archive_url) if address} | {str(item.pk)}


def leads_into(own: set[str], hidden: set[UUID], pages: Mapping[UUID, set[str]]) -> bool:
    return any(same_page(one, other) for key in hidden for other in pages[key] for one in own)


def same_page(one: str, other: str) -> bool:
    """Whether both are one page, or one of them an archived copy, whose address ends with that of the page."""
    return one == other or one.endswith(before(other)) or other.endswith(before(one))


def before(address: str) -> tuple[str, ...]:
    return tuple(mark + address for mark in "/.=")


def bare(address: str) -> str:
    """Return what of an address tells the page: no scheme, no “www.”, no fragment, no slash at its end, small letters.

    Small letters may take two pages for one; then an address too many stays hidden.
    """
    return SCHEME.sub("", unquote(address).partition("#")[0]).rstrip("/").lower()
