"""Work that goes on after Slack was told that it was heard, and is finished before the end.

bolt keeps no track of what its listeners start, and closing its connection does not wait for them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)
MOST = 1000  # requests that are being answered at one time; each holds little


class Jobs:
    """A set of tasks; leaving it waits for them, `grace` seconds at most, and ends the rest."""

    def __init__(self, grace: float) -> None:
        self._grace = grace
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> bool:
        """Begin a piece of work; False, and the work is dropped, if there is too much already."""
        if len(self._tasks) >= MOST:
            work.close()
            log.warning("too much to do: %s is not answered", name)
            return False
        task = asyncio.create_task(work, name=name)  # held by the set, ended by `finish`
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return True

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("no answer to %s", task.get_name(), exc_info=error)

    def __len__(self) -> int:
        return len(self._tasks)

    async def finish(self) -> None:
        """Wait until all is done; what takes longer than the grace is cancelled."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._grace)
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        if left:
            log.warning("%d answers were cut off", len(left))
            await asyncio.wait(left)


class Limiter:
    """How often the messages of one workspace may be changed: `rate` a minute, all together.

    Slack allows about 50. Only progress waits for its turn; a last reply goes at once, and makes
    those that come after it wait longer.
    """

    def __init__(self, rate: float = 40.0, burst: float = 5.0) -> None:
        self._each = 60.0 / rate
        self._burst = burst
        self._free_at = 0.0

    def delay(self) -> float:
        """Tell the seconds until a progress edit may go."""
        now = asyncio.get_running_loop().time()
        return max(0.0, self._free_at - now - self._each * (self._burst - 1))

    def spend(self) -> None:
        """Count one edit."""
        now = asyncio.get_running_loop().time()
        self._free_at = max(self._free_at, now) + self._each
