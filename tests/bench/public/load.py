# SPDX-License-Identifier: Apache-2.0
"""Four clients that each ask again as soon as they have the answer: by wrk where it is installed, else by threads of ours."""

import http.client
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from itertools import cycle
from pathlib import Path

from registry.embedded.errors import Refused

CLIENTS = 4
SLOW_SECONDS = 0.4
"""An answer that takes longer is counted one by one: wrk would end before the first had come."""
SLOW_ANSWERS = 8
SCRIPT = """
local paths, at = {}, 0
for line in io.lines(%(paths)s) do paths[#paths + 1] = line end
%(headers)s
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
local bad = 0
done = function(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%d\\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""
RESULT = re.compile(r"RESULT (\d+) (\d+) (\d+)")


def rate(
    port: int, paths: Sequence[str], seconds: float, headers: Mapping[str, str] = {}
) -> tuple[int, float]:
    """Return how many answers came in how many seconds. Raises: Refused when an answer is an error."""
    took = one(port, paths[0], headers)
    if took > SLOW_SECONDS or not shutil.which("wrk"):
        return by_threads(port, paths, seconds, headers)
    return by_wrk(port, paths, seconds, headers)


def one(port: int, path: str, headers: Mapping[str, str]) -> float:
    """Return the seconds of one answer, the lesser of two."""
    with connected(port) as connection:
        return min(timed(connection, path, headers) for _ in range(2))


def connected(port: int) -> AbstractContextManager[http.client.HTTPConnection]:
    return closing(http.client.HTTPConnection("127.0.0.1", port, timeout=300))


def timed(connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> float:
    began = time.perf_counter()
    connection.request("GET", path, headers={"Host": "localhost", **headers})
    answer = connection.getresponse()
    answer.read()
    if answer.status >= http.client.BAD_REQUEST:
        raise Refused(f"{path} is answered with {answer.status}")
    return time.perf_counter() - began


def by_wrk(port: int, paths: Sequence[str], seconds: float, headers: Mapping[str, str]) -> tuple[int, float]:
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder) / "paths", Path(folder) / "script.lua"
        listed.write_text("\n".join(paths) + "\n")
        lines = "\n".join(
            f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in headers.items()
        )
        script.write_text(SCRIPT % {"paths": json.dumps(str(listed)), "headers": lines})
        words = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds:g}s", "--timeout", "60s", "-s", str(script)]
        said = subprocess.run(
            [*words, "-H", "Host: localhost", f"http://127.0.0.1:{port}"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    found = RESULT.search(said)
    if not found or int(found[3]):
        raise Refused(f"wrk met errors at {paths[0]}:\n{said}")
    return int(found[1]), int(found[2]) / 1e6


def by_threads(
    port: int, paths: Sequence[str], seconds: float, headers: Mapping[str, str]
) -> tuple[int, float]:
    """Ask until the time is over and at least eight answers have come."""
    began, following = time.perf_counter(), cycle(paths)

    def ask(client: int) -> int:
        made = 0
        with connected(port) as connection:
            while time.perf_counter() - began < seconds or made < SLOW_ANSWERS // CLIENTS:
                timed(connection, next(following), headers)
                made += 1
        return made

    with ThreadPoolExecutor(CLIENTS) as pool:
        made = sum(pool.map(ask, range(CLIENTS)))
    return made, time.perf_counter() - began
