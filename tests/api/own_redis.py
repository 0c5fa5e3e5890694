# SPDX-License-Identifier: Apache-2.0
"""A Redis of the test's own, with the user that the public face has, to be stopped, killed and started again."""

import hashlib
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from registry.embedded.broker import USERS, binary

PASSWORD = "throw-away"


class OwnRedis:
    def __init__(self, folder: Path) -> None:
        self.folder, self.socket = folder, folder / "r.sock"
        digest = hashlib.sha256(PASSWORD.encode()).hexdigest()
        users = f"user default off\nuser throttle on #{digest} {USERS['throttle']}\n"
        (folder / "users.acl").write_text(users + f"user admin on #{digest} {USERS['admin']}\n")
        self.url = f"unix://throttle:{PASSWORD}@{self.socket}?db=0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        settings = ("--port", "0", "--unixsocket", str(self.socket), "--save", "", "--dir", str(self.folder))
        command = [binary() or "redis-server", *settings, "--aclfile", str(self.folder / "users.acl")]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not self.answers():
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def answers(self) -> bool:
        try:
            with self.admin() as session:
                return bool(session.ping())
        except redis.RedisError:
            return False

    def admin(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket), username="admin", password=PASSWORD)

    def send(self, sign: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(sign)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def running() -> Iterator[OwnRedis]:
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        own = OwnRedis(Path(folder))
        own.start()
        try:
            yield own
        finally:
            own.send(signal.SIGCONT)
            own.kill()
