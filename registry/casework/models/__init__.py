# SPDX-License-Identifier: Apache-2.0
"""The working record: what a documenter writes, before anything of it is public."""

from registry.casework.models.actor import Actor
from registry.casework.models.assessment import CasualtyAssessment
from registry.casework.models.attribution import Attribution
from registry.casework.models.claim import Claim
from registry.casework.models.event_group import EventGroup
from registry.casework.models.figure import CasualtyFigure, DisplacementFigure
from registry.casework.models.location import IncidentLocation
from registry.casework.models.notice import Notice
from registry.casework.models.object_damage import ObjectDamage
from registry.casework.models.reader import NamedReader, Sight
from registry.casework.models.record import AggregateReport, Incident, Record
from registry.casework.models.revision import Authorship, PublicState, Revision
from registry.casework.models.weapon_use import WeaponUse

__all__ = [
    "Actor",
    "AggregateReport",
    "Attribution",
    "Authorship",
    "CasualtyAssessment",
    "CasualtyFigure",
    "Claim",
    "DisplacementFigure",
    "EventGroup",
    "Incident",
    "IncidentLocation",
    "NamedReader",
    "Notice",
    "ObjectDamage",
    "PublicState",
    "Record",
    "Revision",
    "Sight",
    "WeaponUse",
]
