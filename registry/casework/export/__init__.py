# SPDX-License-Identifier: Apache-2.0
"""Working records leaving the desk as a file: only what the person may see, and never without a line in the trail."""

from registry.casework.export.action import FORMATS, Exported, export

__all__ = ["FORMATS", "Exported", "export"]
