# SPDX-License-Identifier: Apache-2.0
"""A line like that of an old phone before a face: so many bytes a second for all connections together, and a delay.

The browser's own throttle does not reach what a worker fetches, so a map would be measured on a fast line.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PIECE = 1024
ON_THE_WAY = 10_000
"""Pieces of one connection, so that no side waits for a delay that is not of the line."""


@dataclass(slots=True)
class Line:
    """`bytes_a_second`: 400 kbit/s is 50,000. `delay`: seconds each way. `sent`: bytes that came down so far."""

    to: int
    bytes_a_second: float
    delay: float
    sent: int = 0
    free_at: float = 0.0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up, down = await asyncio.open_connection("127.0.0.1", self.to)
        await asyncio.gather(self.carry(reader, down, slow=False), self.carry(up, writer, slow=True))

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, slow: bool) -> None:
        """Hand on what comes, each piece so long after it came; many are on their way at once, as on a real line."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(ON_THE_WAY)
        leaving = asyncio.ensure_future(self.hand_over(on_the_way, writer, slow=slow))
        try:
            while piece := await reader.read(PIECE):
                await on_the_way.put((asyncio.get_running_loop().time() + self.delay / 2, piece))
        except ConnectionError:
            pass
        await on_the_way.put((0, b""))
        await leaving

    async def hand_over(
        self, pieces: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, *, slow: bool
    ) -> None:
        try:
            while (waiting := await pieces.get())[1]:
                await asyncio.sleep(waiting[0] - asyncio.get_running_loop().time())
                if slow:
                    await self.turn(len(waiting[1]))
                writer.write(waiting[1])
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def turn(self, size: int) -> None:
        """Wait until the line has room for so many bytes; all connections share it."""
        now = asyncio.get_running_loop().time()
        self.free_at = max(now, self.free_at) + size / self.bytes_a_second
        self.sent += size
        await asyncio.sleep(self.free_at - now)


@contextmanager
def slow_line(port: int, *, bits_a_second: float = 400_000, delay: float = 0.3) -> Iterator[tuple[int, Line]]:
    """Give the port of a line to this port of the machine. `delay`: seconds there and back."""
    line = Line(port, bits_a_second / 8, delay)
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(line.serve, "127.0.0.1", 0))
    running = threading.Thread(target=loop.run_forever)
    running.start()
    try:
        yield server.sockets[0].getsockname()[1], line
    finally:
        loop.call_soon_threadsafe(loop.stop)
        running.join()
        server.close()
        loop.close()
