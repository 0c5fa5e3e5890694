# SPDX-License-Identifier: Apache-2.0
"""Finding working records: the filter of every list, map, export and saved search of the desk."""

from registry.casework.finding.filters import RecordFilter, parse
from registry.casework.finding.matching import matching

__all__ = ["RecordFilter", "matching", "parse"]
