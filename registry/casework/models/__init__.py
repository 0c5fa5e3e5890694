# SPDX-License-Identifier: Apache-2.0
"""The working record: what a documenter writes, before anything of it is public."""

from registry.casework.models.actor import Actor
from registry.casework.models.assessment import CasualtyAssessment
from registry.casework.models.attachment import Attachment
from registry.casework.models.attribution import Attribution
from registry.casework.models.claim import Claim
from registry.casework.models.embargo import Embargo
from registry.casework.models.event_group import EventGroup
from registry.casework.models.figure import CasualtyFigure, DisplacementFigure
from registry.casework.models.hold import SafetyHold
from registry.casework.models.location import IncidentLocation
from registry.casework.models.merge import Merge
from registry.casework.models.notice import Notice
from registry.casework.models.object_damage import ObjectDamage
from registry.casework.models.reader import NamedReader, Sight
from registry.casework.models.record import AggregateReport, Incident, Record
from registry.casework.models.record_view import RecordView
from registry.casework.models.revision import Authorship, PublicState, Revision
from registry.casework.models.saved_search import SavedSearch
from registry.casework.models.search_text import SearchText
from registry.casework.models.split import Split
from registry.casework.models.standing import Standing
from registry.casework.models.tally import Tally
from registry.casework.models.unsaved import Editing, UnsavedEntry
from registry.casework.models.weapon_use import WeaponUse

__all__ = [
    "Actor",
    "AggregateReport",
    "Attachment",
    "Attribution",
    "Authorship",
    "CasualtyAssessment",
    "CasualtyFigure",
    "Claim",
    "DisplacementFigure",
    "Editing",
    "Embargo",
    "EventGroup",
    "Incident",
    "IncidentLocation",
    "Merge",
    "NamedReader",
    "Notice",
    "ObjectDamage",
    "PublicState",
    "Record",
    "RecordView",
    "Revision",
    "SafetyHold",
    "SavedSearch",
    "SearchText",
    "Sight",
    "Split",
    "Standing",
    "Tally",
    "UnsavedEntry",
    "WeaponUse",
]
