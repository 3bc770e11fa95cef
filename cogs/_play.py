"""One reply after the other on a screen, and what those who wait are told when the bot stops.

Where a reply appears is `_screen`'s business.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Protocol, cast

from bot.talk import Block, Code, Mark, Note, Problem, Reply, Verdict

STOPPED = "Stopped: the bot is being restarted."
LATER = "Ask again in a minute; nothing of this was kept."


class Screen(Protocol):
    """Shows the first reply and changes the same message with every next one."""

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before."""


def stopped(code: str) -> Reply:
    """What is said instead of an answer; code that came in a form is given back."""
    blocks: list[Block] = [Verdict(Mark.FAILED, STOPPED), Note(LATER)]
    if code.strip():
        blocks.append(Code(code))
    return Reply(blocks=tuple(blocks), error=Problem(STOPPED, LATER))


class _Latest:
    """Holds the newest reply; those that nobody had the time to see are passed over."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._reply: Reply | None = None
        self._news = asyncio.Event()
        self._over = asyncio.Event()
        self._filling: asyncio.Task[None] | None = None
        self.is_queued = False

    async def fill(self, replies: AsyncIterator[Reply]) -> None:
        if self._over.is_set():  # stopped before it began
            return
        self._filling = asyncio.current_task()
        try:
            # Closing an async generator ends what it watches, a run among others.
            async with contextlib.aclosing(cast("AsyncGenerator[Reply, None]", replies)) as each:
                async for reply in each:
                    self._reply = reply
                    self.is_queued = reply.details.get("stage") == "queued"
                    self._news.set()
        finally:
            self._over.set()
            self._news.set()

    def stop(self) -> None:
        """End what is being answered; what is shown last is that it was."""
        if self._over.is_set():
            return
        self._reply = stopped(self._code)
        self._over.set()
        self._news.set()
        if self._filling is not None:
            self._filling.cancel()

    async def take(self) -> Reply | None:
        if not self._over.is_set():
            await self._news.wait()
            self._news.clear()
        reply, self._reply = self._reply, None
        return reply

    async def rest(self, seconds: float) -> None:
        """Wait before the next edit, no longer than until the last reply is there."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()


class Plays:
    """All that is being answered now."""

    def __init__(self) -> None:
        self._open: set[_Latest] = set()
        self._is_ending = False

    async def play(
        self, replies: AsyncIterator[Reply], screen: Screen, *, pace: float, code: str = ""
    ) -> None:
        """Show replies as they come, one edit in `pace` seconds at most, and the last one always.

        Nothing is begun any more once the end has come.
        """
        latest = _Latest(code)
        if self._is_ending:
            await screen.show(stopped(code))
            return
        self._open.add(latest)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(latest.fill(replies))
                while (reply := await latest.take()) is not None:
                    await screen.show(reply)
                    await latest.rest(pace)
        finally:
            self._open.discard(latest)

    def end_waiting(self) -> None:
        """Begin nothing more, and let go of those who only stand in line."""
        self._is_ending = True
        for latest in self._open:
            if latest.is_queued:
                latest.stop()

    def end_all(self) -> None:
        """Let go of everybody."""
        for latest in self._open:
            latest.stop()
