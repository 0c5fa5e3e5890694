# SPDX-License-Identifier: Apache-2.0
"""What must hold of a draft before it is written. A refusal names the field as a path: `claims.0.casualties.2`."""

from registry.casework.actions.check.record import check_draft, refusals

__all__ = ["check_draft", "refusals"]
