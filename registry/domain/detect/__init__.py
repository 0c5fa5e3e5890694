# SPDX-License-Identifier: Apache-2.0
"""What public text must not hold unseen: places to the metre, telephone numbers, addresses; and loaded words.

It finds and never decides: a person says whether what was found may be public. Source: docs/explanation/checklist.md.
"""

from registry.domain.detect.blockers import Finding, blockers, refuse_blockers
from registry.domain.detect.loaded import Loaded, loaded_words

__all__ = ["Finding", "Loaded", "blockers", "loaded_words", "refuse_blockers"]
