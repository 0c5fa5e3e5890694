# SPDX-License-Identifier: Apache-2.0
"""The database refuses a word that is in no vocabulary. A question mark lets the column be empty."""

from django.db import migrations

from registry.vocabularies.triggers import concept_trigger_sql

RANGE = {"qualifier": "qualifier", "unit": "count_unit"}
GUARDED = {
    "casework_actor": {"actor_class": "actor_class"},
    "casework_record": {
        "date_precision": "time_precision",
        "date_basis": "date_basis",
        "harm_grade": "harm_grade",
        "sensitivity": "sensitivity",
    },
    "casework_incident": {
        "incident_type": "incident_type",
        "time_part": "part_of_day?",
        "populated_area": "tri_state",
        "repeat_strike": "tri_state",
        "warning_reported": "tri_state",
        "erw_left": "tri_state",
    },
    "casework_aggregatereport": {"places_qualifier": "qualifier?"},
    "casework_incidentlocation": {
        "role": "location_role",
        "precision": "location_precision",
        "method": "location_method",
    },
    "casework_weaponuse": {
        "weapon": "weapon",
        "delivery": "delivery",
        "phase": "weapon_phase",
        "identified_by": "identified_by",
        "confidence": "attribution_confidence",
    },
    "casework_claim": {
        "position": "attribution_position?",
        "scope": "claim_scope",
        "credibility": "credibility",
    },
    "casework_casualtyfigure": RANGE
    | {"harm": "harm", "status": "casualty_status", "sex": "sex", "age": "age", "roles": "person_role[]"},
    "casework_displacementfigure": RANGE,
    "casework_objectdamage": {
        "object_class": "object_class",
        "extent": "damage_extent",
        "functional": "functional",
        "in_use_as": "in_use_as",
    },
    "casework_attribution": {
        "role": "attribution_role",
        "confidence": "attribution_confidence",
        "basis": "attribution_basis",
        "position": "attribution_position",
    },
    "casework_casualtyassessment": {"harm": "harm"},
    "casework_notice": {"kind": "notice_type"},
}


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_guards"), ("vocabularies", "0002_guards")]
    operations = [
        migrations.RunSQL(*concept_trigger_sql(table, columns)) for table, columns in GUARDED.items()
    ]
