# SPDX-License-Identifier: Apache-2.0
"""Real answers, kept as files. A test asks for each again and fails where the answer has changed."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def example(name: str) -> Any:
    """Return the answer that is kept under this name."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
