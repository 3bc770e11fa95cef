"""Time that passes only when a test says so, for what waits by the app's own clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from tests.people import Clock

PATIENCE = 20.0  # real seconds until a test that hangs is failed
LOOK = 0.002  # real seconds between two looks


@dataclass
class _Sleeper:
    bell: asyncio.Event
    until: float
    alarm: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_asleep(self) -> bool:
        return not (self.alarm.is_set() or self.bell.is_set())


@dataclass
class Hours(Clock):
    """A clock whose sleepers wake when it is moved past their time, or their bell rings."""

    sleepers: list[_Sleeper] = field(default_factory=list)

    async def wait(self, bell: asyncio.Event, seconds: float) -> None:
        """As `bot.conductor.wait_for`, in this clock's seconds."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        sleeper = _Sleeper(bell, self.now.timestamp() + seconds)
        self.sleepers.append(sleeper)
        try:
            async with asyncio.TaskGroup() as tasks:
                both = [tasks.create_task(each.wait()) for each in (bell, sleeper.alarm)]
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
                for each in both:
                    each.cancel()
        finally:
            self.sleepers.remove(sleeper)

    @property
    def asleep(self) -> int:
        """How many wait for time to pass."""
        return sum(each.is_asleep for each in self.sleepers)

    async def until(self, is_so: Callable[[], object]) -> None:
        """Let the app work until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await asyncio.sleep(LOOK)

    async def pass_seconds(self, seconds: float) -> None:
        """Move the clock once the app has nothing left to do but wait, and wake who is due."""
        await self.until(lambda: self.asleep)
        self.now += timedelta(seconds=seconds)
        for sleeper in self.sleepers:
            if sleeper.until <= self.now.timestamp():
                sleeper.alarm.set()
