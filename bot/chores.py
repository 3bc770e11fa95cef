"""Chores: what the bot does of its own accord beside answering, for as long as the app is open.

What there is to do is not known here.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)
MOST = 1000  # at one time


class Chores:
    """A set of tasks that ends with its block. A fault in one is logged and ends it alone.

    No TaskGroup: there one fault ends all, and an error of the block comes out in a group.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closed = False

    async def __aenter__(self) -> Chores:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        while self._tasks:
            await asyncio.wait(self._tasks)

    def start(self, work: Coroutine[Any, Any, None], name: str) -> bool:
        """Begin a piece of work; False, and it is dropped, at the end or if there is too much."""
        if self._is_closed or len(self._tasks) >= MOST:
            work.close()
            log.warning("not begun: %s", name)
            return False
        task = asyncio.create_task(work, name=name)  # held by the set, ended by the block
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return True

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a fault in %s", task.get_name(), exc_info=error)
