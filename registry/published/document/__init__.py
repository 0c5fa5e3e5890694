# SPDX-License-Identifier: Apache-2.0
"""The public shape of a record: what the world may see, with unit and meaning of every member.

A member that stands here is public; nothing else ever is. `publishing.freeze` says where each is taken from.
Counts are whole numbers of persons unless `unit` says otherwise; null means not stated, which is not zero.
Dates are local civil dates (ISO 8601); coordinates are WGS 84 longitude and latitude.
"""

from registry.published.document.actors import Attributed
from registry.published.document.claims import ClaimFigure, ClaimShown
from registry.published.document.content import ENVELOPE, SCHEMA_VERSION, Content
from registry.published.document.means import Object, Weapon
from registry.published.document.people import Bounds, Displaced, Figure, Share
from registry.published.document.places import AreaRef, Place
from registry.published.document.terms import Term
from registry.published.document.times import When

__all__ = [
    "ENVELOPE",
    "SCHEMA_VERSION",
    "AreaRef",
    "Attributed",
    "Bounds",
    "ClaimFigure",
    "ClaimShown",
    "Content",
    "Displaced",
    "Figure",
    "Object",
    "Place",
    "Share",
    "Term",
    "Weapon",
    "When",
]
