# SPDX-License-Identifier: Apache-2.0
"""What of a record a comment can be pinned to: a field, a part, or the whole."""

WHOLE = ""
FIELDS = ("title", "summary", "date", "incident_type", "harm_grade", "sensitivity")
PARTS = ("locations", "claims", "weapons", "objects", "attributions")
ANCHORS = (WHOLE, *FIELDS, *PARTS)
LONGEST = 4_000
"""Characters of a comment or of the words that close it."""
