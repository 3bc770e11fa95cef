"""First answers before heavy work: a run and its picture wait until the loop has nobody to answer.

Who may run, and whose turn it is, is settled elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable

CROWD_S = 0.1  # two requests within this are a crowd
PATIENCE_S = 0.5  # that heavy work waits for a loop which never rests
NAPS, NAP_S = 3, 0.001
LATE_S = 0.0006  # after which a nap's end shows that others had to be served


class Lull:
    """Knows when requests came, and lets heavy work wait for a moment without any.

    A run takes a core, and a picture takes the interpreter from the loop. Of fifty who ask at once
    all would wait for those of the ten who run code: p99 of a first answer was 169 ms, and is 89
    in the same minute (`benchmarks/discord.py`).
    """

    def __init__(
        self, ticks: Callable[[], float] = time.monotonic, *, patience: float = PATIENCE_S
    ) -> None:
        self._ticks = ticks
        self._patience = patience
        self._came: deque[float] = deque(maxlen=2)
        self._line = asyncio.Lock()  # one looks at a time, and heavy work begins one by one

    def came(self) -> None:
        """Note that a request came just now."""
        self._came.append(self._ticks())

    def is_now(self) -> bool:
        """Whether at most one request came lately: the one that asks."""
        return len(self._came) < 2 or self._came[0] < self._ticks() - CROWD_S

    async def wait(self) -> None:
        """Wait until it is now or the loop rests; at once when one learner is alone."""
        if self.is_now():
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._patience), self._line:
                while not (self.is_now() or await _rests()):
                    pass


async def _rests() -> bool:
    """Whether the loop comes round on time, again and again."""
    loop = asyncio.get_running_loop()
    for _ in range(NAPS):
        due = loop.time() + NAP_S
        await asyncio.sleep(NAP_S)
        if loop.time() - due > LATE_S:
            return False
    return True
