"""A sandbox whose runs go on until a test lets them end: to see who waits for whom."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from sandbox import Job, Outcome, Running, Stage, Verdict


@dataclass
class Gate:
    """Every run stands here until it is opened; then each prints its learner."""

    opened: asyncio.Event = field(default_factory=asyncio.Event)
    inside: list[str] = field(default_factory=list)

    async def run(self, job: Job) -> Outcome:
        self.inside.append(job.learner)
        try:
            await self.opened.wait()
        finally:
            self.inside.remove(job.learner)
        return Outcome(verdict=Verdict.OK, stdout=f"done for {job.learner}\n")

    async def watch(self, job: Job) -> AsyncIterator[Stage]:
        yield Running()
        yield await self.run(job)
