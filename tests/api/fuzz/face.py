# SPDX-License-Identifier: Apache-2.0
"""A public face as it really runs: gunicorn on loopback, the reader's role, a database of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.house import PROJECT, House, free_port, until_it_answers


@dataclass(frozen=True)
class Face(House):
    """The house of the fuzzer. `url`: its own address, which also stands in the links it gives."""

    url: str = ""

    def environment(self, face: str) -> dict[str, str]:
        return super().environment(face) | {"REGISTRY_PUBLIC_URL": self.url, "REGISTRY_RATE_LIMIT": "0"}

    def fill(self) -> dict[str, str]:
        """Build the databases, bring in the world, and return the codes of the records that have a story."""
        self.build(areas=False)
        self.collect_static()
        return dict(json.loads(self.run("publisher", "-m", "tests.api.fuzz.fill").splitlines()[-1]))

    @contextmanager
    def standing(self) -> Iterator[Path]:
        """Run the face until the block ends; gives the file it logs to."""
        from tests.settings import VAR

        log = VAR / "log" / f"{self.name}-public.log"
        bind = self.url.removeprefix("http://")
        words = (
            "-m",
            "gunicorn",
            "--bind",
            bind,
            "--threads",
            "4",
            "--no-control-socket",
            "--log-level",
            "warning",
            "--limit-request-line",
            "0",  # a proxy stands before the face and has bounds of its own; those of the face are what is asked
        )
        with log.open("w") as output:
            process = subprocess.Popen(
                [sys.executable, *words, "registry.config.wsgi:application"],
                cwd=PROJECT, env=self.environment("public"), stdout=output, stderr=output,
            )  # fmt: skip
        try:
            until_it_answers(f"{self.url}/healthz", process)
            yield log
        finally:
            process.terminate()
            process.wait(timeout=30)


def face(name: str = "fuzz") -> Face:
    return Face(name, f"http://127.0.0.1:{free_port()}")
