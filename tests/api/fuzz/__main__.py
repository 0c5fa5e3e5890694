# SPDX-License-Identifier: Apache-2.0
"""The long run: seed after seed until enough was asked. Prints what was asked and found; exits 1 for any failure.

`python -m tests.api.fuzz [--cases 20000] [--seed 1]`, with the services of the tests (see the Makefile).
"""

import argparse
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from tests.api.fuzz.face import face
from tests.api.fuzz.run import run

EXAMPLES = 60


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    wanted = asked.parse_args()
    house = face()
    house.fill()
    done, seed = 0, wanted.seed
    with house.standing() as log, tempfile.TemporaryDirectory() as folder:
        while done < wanted.cases:
            began = time.monotonic()
            found = run(house.url, Path(folder), seed=seed, examples=EXAMPLES)
            done, seed = done + found.cases, seed + 1
            say(f"seed {found.seed}: {found.cases} cases, {time.monotonic() - began:.0f} s, {done} in all")
            if not found.passed:
                say(found.output, log.read_text()[-5000:])
                return 1
    say(f"{done} cases, 0 failures, seeds {wanted.seed} to {seed - 1}")
    return 0


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201  its answer


if __name__ == "__main__":
    sys.exit(main())
