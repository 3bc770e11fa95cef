"""A job on our side of the wall, from asking to its outcome, and what is told of it meanwhile.

When it runs is the keeper's to say.
"""

from __future__ import annotations

import asyncio
from collections import deque

from sandbox.attempt import Attempt
from sandbox.job import Job, Outcome, Queued, Stage


class Ticket:
    """A job, from asking to its outcome."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.tries = 0
        self.number = 0
        self.place = 0
        self.attempt: Attempt | None = None
        self.is_abandoned = False
        self.is_heard = False  # its outcome is there, or being worked out
        self.settled = asyncio.Event()
        self._stages: deque[Stage] = deque()
        self._has_news = asyncio.Event()

    def tell(self, stage: Stage) -> None:
        """Add a stage."""
        self._stages.append(stage)
        self._has_news.set()

    def wait(self, place: int) -> None:
        """Tell the place in line; an older one that nobody has read is forgotten."""
        if place == self.place:
            return
        self.place = place
        self._stages.clear()
        self.tell(Queued(place))

    def settle(self, outcome: Outcome) -> None:
        """Nothing more will happen."""
        self.is_heard = True
        self.tell(outcome)
        self.settled.set()

    async def news(self) -> Stage:
        """The next stage."""
        await self._has_news.wait()
        stage = self._stages.popleft()
        if not self._stages:
            self._has_news.clear()
        return stage
