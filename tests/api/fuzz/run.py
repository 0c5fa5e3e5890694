# SPDX-License-Identifier: Apache-2.0
"""One run of schemathesis against a face: every check, every phase, from a seed that is said."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.e2e.house import PROJECT

CONFIG = """
[checks]
positive_data_acceptance.expected-statuses = ["200", "302", "308", "400", "404", "410", "414"]
negative_data_rejection.expected-statuses = ["400", "404", "405", "406", "410", "414", "302", "308"]
"""
PHASES = "examples,coverage,fuzzing,stateful"


@dataclass(frozen=True)
class Outcome:
    """`cases`: how many were asked. `output`: what schemathesis said."""

    passed: bool
    cases: int
    output: str
    seed: int


def description(url: str) -> dict[str, Any]:
    with urlopen(f"{url}/api/v1/openapi.json") as answer:
        return dict(json.load(answer))


def run(
    url: str,
    folder: Path,
    *,
    seed: int,
    examples: int,
    told: dict[str, Any] | None = None,
    phases: str = PHASES,
) -> Outcome:
    """Ask the face about everything in its description, or in the one that is given in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(CONFIG)
    (folder / "openapi.json").write_text(json.dumps(told or description(url)))
    report = folder / "report.json"
    words = (
        "--config-file", folder / "config.toml", "run", folder / "openapi.json", "--url", url, "--seed", seed,
        "--phases", phases, "--checks", "all", "--max-examples", examples, "--continue-on-failure", "--no-shrink",
        "--report", "json", "--report-json-path", report, "--generation-database", "none", "--no-color",
        "--suppress-health-check", "all", "--request-timeout", 20, "--warnings", "off",
    )  # fmt: skip
    done = subprocess.run(
        [str(Path(sys.executable).parent / "schemathesis"), *map(str, words)],
        cwd=folder,
        env=os.environ | {"SCHEMATHESIS_HOOKS": "tests.api.fuzz.checks", "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return Outcome(done.returncode == 0, cases_in(report), done.stdout + done.stderr, seed)


def cases_in(report: Path) -> int:
    return 0 if not report.exists() else count(json.loads(report.read_text()))


def count(found: dict[str, Any]) -> int:
    return int(found["test_cases"]["generated"])
